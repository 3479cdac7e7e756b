package io.turnout.control.api.room.experiment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.Reason;
import io.turnout.control.api.experiments.Experiments;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.platform.page.FormFields;
import io.turnout.platform.page.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The page of experiments, and its forms. */
@Path("/control/experiments")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class ExperimentPagesResource {
    private static final String HOME = "/control/experiments";

    private final Experiments experiments;
    private final Operators operators;
    private final Clock clock;

    ExperimentPagesResource(Experiments experiments, Operators operators, Clock clock) {
        this.experiments = experiments;
        this.operators = operators;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response all() {
        Visit visit = operators.letIn();
        ExperimentsPage page = ExperimentsPage.of(clock.instant(), experiments.all());
        return Html.page(200, ExperimentTemplates.experiments(page, Operators.name(visit)), visit);
    }

    @POST
    @Path("begin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        experiments.begin(
                Experiments.design(
                        form.field("key").strip(),
                        form.field("flag").strip(),
                        form.field("control").strip(),
                        form.field("treatment").strip(),
                        form.field("outcome").strip(),
                        form.field("window").strip(),
                        change.why()),
                change);
        return Html.seeOther(HOME, null);
    }

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        experiments.end(form.field("key"), form.field("keep"), change);
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
}
