package io.turnout.control.api.room.flag;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.flags.Flags;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.platform.page.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Forms that put other flags in the place of all: what they were in a version, or what somebody has written. */
@Path("/control/flags")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
@RunOnVirtualThread
class AllFlagsResource {
    private static final String HOME = "/control/flags";

    private final Flags flags;
    private final Operators operators;

    AllFlagsResource(Flags flags, Operators operators) {
        this.flags = flags;
        this.operators = operators;
    }

    /** Shows what would be another if the flags were what they were in a version. */
    @POST
    @Path("revert/preview")
    @Operation(hidden = true)
    public Response previewRevert(String sent) {
        FlagForm form = FlagForm.parse(sent);
        form.change(operators);
        long back = form.number("to");
        return preview(
                "Go back to version " + back + "?",
                flags.version(back).document(),
                "revert",
                form.hidden("to", "version", "reason"));
    }

    @POST
    @Path("revert")
    @Operation(hidden = true)
    public Response revert(String sent) {
        FlagForm form = FlagForm.parse(sent);
        Change change = form.change(operators);
        flags.revert(form.number("to"), form.version(), change);
        return Html.seeOther(HOME, null);
    }

    /** Shows what would be another if these were the flags. */
    @POST
    @Path("all/preview")
    @Operation(hidden = true)
    public Response previewAll(String sent) {
        FlagForm form = FlagForm.parse(sent);
        form.change(operators);
        return preview(
                "Change all flags?", form.field("document"), "all", form.hidden("document", "version", "reason"));
    }

    @POST
    @Path("all")
    @Operation(hidden = true)
    public Response replace(String sent) {
        FlagForm form = FlagForm.parse(sent);
        Change change = form.change(operators);
        flags.replace(form.field("document"), form.version(), change);
        return Html.seeOther(HOME, null);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    private Response preview(String title, String document, String action, List<FlagChangePage.Field> fields) {
        Visit visit = operators.letIn();
        FlagChangePage page =
                new FlagChangePage(title, ChangedText.of(flags.wouldChange(document)), HOME + "/" + action, fields);
        return Html.page(200, FlagTemplates.flagchange(page, Operators.name(visit)), visit);
    }
}
