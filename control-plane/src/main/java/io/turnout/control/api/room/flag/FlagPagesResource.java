package io.turnout.control.api.room.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.Reason;
import io.turnout.control.api.flags.Flags;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import io.turnout.platform.ProblemType;
import io.turnout.platform.page.FormFields;
import io.turnout.platform.page.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages and forms of feature flags. Each change is shown before it is made, and made only of what it was shown for. */
@Path("/control/flags")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class FlagPagesResource {
    private static final int VERSIONS = 20;
    private static final String HOME = "/control/flags";

    private final Flags flags;
    private final Operators operators;
    private final Clock clock;

    FlagPagesResource(Flags flags, Operators operators, Clock clock) {
        this.flags = flags;
        this.operators = operators;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response all() {
        Visit visit = operators.letIn();
        FlagsPage page = FlagsPage.of(clock.instant(), flags.all(), flags.log(VERSIONS));
        return Html.page(200, FlagTemplates.flags(page, Operators.name(visit)), visit);
    }

    @GET
    @Path("{key}")
    @Operation(hidden = true)
    public Response one(@PathParam("key") String key) {
        Visit visit = operators.letIn();
        FlagPage page = FlagPage.of(clock.instant(), key, flags.all(), flags.log(VERSIONS));
        return Html.page(200, FlagTemplates.flag(page, Operators.name(visit)), visit);
    }

    /** Shows what would be another. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response preview(String sent) {
        FormFields form = FormFields.parse(sent);
        change(form);
        Visit visit = operators.letIn();
        String key = form.field("key").strip();
        ObjectNode document = (ObjectNode) parsed(flags.all().document());
        ((ObjectNode) document.get("flags")).set(key, parsed(form.field("flag")));
        return Html.page(
                200,
                FlagTemplates.flagchange(
                        new FlagChangePage(
                                "Change " + key + "?",
                                ChangedText.of(flags.wouldChange(document.toPrettyString())),
                                HOME + "/change",
                                fields(form, "key", "flag", "version", "reason")),
                        Operators.name(visit)),
                visit);
    }

    @POST
    @Path("change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response put(String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        String key = form.field("key").strip();
        flags.put(key, parsed(form.field("flag")), version(form), change);
        return Html.seeOther(HOME + "/" + key, null);
    }

    @POST
    @Path("removals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        flags.remove(form.field("key"), version(form), change);
        return Html.seeOther(HOME, null);
    }

    /** Shows what would be another if the flags were what they were in a version. */
    @POST
    @Path("revert/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response previewRevert(String sent) {
        FormFields form = FormFields.parse(sent);
        change(form);
        Visit visit = operators.letIn();
        long back = number(form.field("to"));
        return Html.page(
                200,
                FlagTemplates.flagchange(
                        new FlagChangePage(
                                "Go back to version " + back + "?",
                                ChangedText.of(
                                        flags.wouldChange(flags.version(back).document())),
                                HOME + "/revert",
                                fields(form, "to", "version", "reason")),
                        Operators.name(visit)),
                visit);
    }

    @POST
    @Path("revert")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revert(String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        flags.revert(number(form.field("to")), version(form), change);
        return Html.seeOther(HOME, null);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    private Change change(FormFields form) {
        var change = operators.change(form.field("reason"));
        Reason.check(change.why(), "log");
        return new Change(change.who(), change.why());
    }

    private static long version(FormFields form) {
        return number(form.field("version"));
    }

    private static long number(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw ProblemType.INVALID_BODY.because("A version is a number.");
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return FlagReader.parse(json);
        } catch (FlagException e) {
            throw ProblemType.INVALID_BODY.because("The flag is refused: " + e.getMessage());
        }
    }

    private static List<FlagChangePage.Field> fields(FormFields form, String... names) {
        return java.util.stream.Stream.of(names)
                .map(name -> new FlagChangePage.Field(name, form.field(name)))
                .toList();
    }
}
