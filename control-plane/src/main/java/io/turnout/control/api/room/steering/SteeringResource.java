package io.turnout.control.api.room.steering;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.CanaryRequest;
import io.turnout.control.api.Journeys;
import io.turnout.control.api.MigrationRequest;
import io.turnout.control.api.OperationRequest;
import io.turnout.control.api.Readings;
import io.turnout.control.api.Releases;
import io.turnout.control.api.RolloutRequest;
import io.turnout.control.api.Transfers;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.control.shadow.ShadowLedger.Change;
import io.turnout.platform.ProblemType;
import io.turnout.platform.page.FormFields;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is done once {@link QuestionsResource} has asked; each leads back to where it is seen. Who may is asked by {@link Operators}. */
@Path("/control")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
@RunOnVirtualThread
class SteeringResource {
    private final Journeys journeys;
    private final Releases releases;
    private final Readings readings;
    private final Transfers transfers;
    private final Operators operators;

    SteeringResource(
            Journeys journeys, Releases releases, Readings readings, Transfers transfers, Operators operators) {
        this.journeys = journeys;
        this.releases = releases;
        this.readings = readings;
        this.transfers = transfers;
        this.operators = operators;
    }

    @POST
    @Path("migration/{operation}")
    @Operation(hidden = true)
    public Response migration(@PathParam("operation") String operation, String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        String to = form.field("to");
        List<String> capabilities = form.fields().getOrDefault("capability", List.of());
        journeys.ask(
                new MigrationRequest(operation, change.why(), to.isEmpty() ? null : to, capabilities, null),
                change.who());
        return back("migration");
    }

    @POST
    @Path("migration/approve/{dataset}")
    @Operation(hidden = true)
    public Response approve(@PathParam("dataset") String dataset, String sent) {
        Change change = change(FormFields.parse(sent));
        journeys.ask(new MigrationRequest("approve", change.why(), null, null, dataset), change.who());
        return back("migration");
    }

    @POST
    @Path("rollouts/{capability}/{operation}")
    @Operation(hidden = true)
    public Response rollout(
            @PathParam("capability") String capability, @PathParam("operation") String operation, String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        Integer step = form.field("step").isEmpty() ? null : (int) number(form.field("step"));
        releases.ask(capability, new RolloutRequest(operation, change.why(), step), change.who());
        return back("map");
    }

    @POST
    @Path("canaries/{capability}")
    @Operation(hidden = true)
    public Response share(@PathParam("capability") String capability, String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        readings.set(capability, new CanaryRequest(number(form.field("percent")), change.why()), change.who());
        return back("map");
    }

    @POST
    @Path("datasets/{name}/{operation}")
    @Operation(hidden = true)
    public Response dataset(@PathParam("name") String name, @PathParam("operation") String operation, String sent) {
        Change change = change(FormFields.parse(sent));
        transfers.ask(name, new OperationRequest(operation, change.why()), change.who(), null);
        return back("datasets");
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    private Change change(FormFields form) {
        return operators.change(form.field("reason"));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw ProblemType.INVALID_BODY.because("\"%s\" is no number.".formatted(text));
        }
    }

    private static Response back(String anchor) {
        return Html.seeOther(Operators.HOME + "#" + anchor, null);
    }
}
