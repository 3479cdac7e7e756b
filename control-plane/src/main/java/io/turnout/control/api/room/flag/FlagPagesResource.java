package io.turnout.control.api.room.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.flags.Flags;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import io.turnout.platform.ProblemType;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages and forms of a feature flag, and the page of all. Each change is shown before it is made, and made only of what it was shown for. */
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
        FlagForm form = FlagForm.parse(sent);
        form.change(operators);
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
                                form.hidden("key", "flag", "version", "reason")),
                        Operators.name(visit)),
                visit);
    }

    @POST
    @Path("change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response put(String sent) {
        FlagForm form = FlagForm.parse(sent);
        Change change = form.change(operators);
        String key = form.field("key").strip();
        flags.put(key, parsed(form.field("flag")), form.version(), change);
        return Html.seeOther(HOME + "/" + key, null);
    }

    @POST
    @Path("removals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(String sent) {
        FlagForm form = FlagForm.parse(sent);
        Change change = form.change(operators);
        flags.remove(form.field("key"), form.version(), change);
        return Html.seeOther(HOME, null);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    private static JsonNode parsed(String json) {
        try {
            return FlagReader.parse(json);
        } catch (FlagException e) {
            throw ProblemType.INVALID_BODY.because("The flag is refused: " + e.getMessage());
        }
    }
}
