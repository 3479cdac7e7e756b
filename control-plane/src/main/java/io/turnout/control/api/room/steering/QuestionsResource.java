package io.turnout.control.api.room.steering;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.ControlPlane;
import io.turnout.control.api.OperationRequest;
import io.turnout.control.api.Readings;
import io.turnout.control.api.Releases;
import io.turnout.control.api.RolloutView;
import io.turnout.control.api.Steering;
import io.turnout.control.api.Transfers;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.control.plan.Capability;
import io.turnout.control.plan.Dataset;
import io.turnout.platform.page.Visit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages that say what will happen, and ask why it is to; {@link SteeringResource} does it. */
@Path("/control")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class QuestionsResource {
    private final ControlPlane plane;
    private final Releases releases;
    private final Readings readings;
    private final Transfers transfers;
    private final Operators operators;

    QuestionsResource(
            ControlPlane plane, Releases releases, Readings readings, Transfers transfers, Operators operators) {
        this.plane = plane;
        this.releases = releases;
        this.readings = readings;
        this.transfers = transfers;
        this.operators = operators;
    }

    @GET
    @Path("migration/{operation}")
    @Operation(hidden = true)
    public Response migration(@PathParam("operation") String operation) {
        return ask(() -> MigrationQuestions.of(
                Steering.of(operation), List.copyOf(plane.plan().capabilities().keySet())));
    }

    @GET
    @Path("migration/approve/{dataset}")
    @Operation(hidden = true)
    public Response approval(@PathParam("dataset") String dataset) {
        return ask(() -> MigrationQuestions.approval(dataset(dataset)));
    }

    @GET
    @Path("rollouts/{capability}/{operation}")
    @Operation(hidden = true)
    public Response rollout(@PathParam("capability") String capability, @PathParam("operation") String operation) {
        return ask(() -> {
            RolloutView rollout = releases.of(capability);
            return RolloutQuestions.of(Steering.of(operation), rollout, capability(capability));
        });
    }

    @GET
    @Path("canaries/{capability}")
    @Operation(hidden = true)
    public Response share(@PathParam("capability") String capability) {
        return ask(() -> {
            double percent = readings.of(capability).percent();
            return RolloutQuestions.share(capability, percent, capability(capability));
        });
    }

    @GET
    @Path("datasets/{name}/{operation}")
    @Operation(hidden = true)
    public Response dataset(@PathParam("name") String name, @PathParam("operation") String word) {
        return ask(() -> {
            var operation = OperationRequest.operation(word);
            return DatasetQuestions.of(
                    operation,
                    dataset(name),
                    transfers.of(name).state(),
                    transfers.findings(name, operation),
                    transfers.steps(name, operation));
        });
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    /** Nobody else learns what there is. */
    private Response ask(Supplier<Question> question) {
        Visit visit = operators.letIn();
        return Html.page(200, QuestionTemplates.question(question.get(), Operators.name(visit)), visit);
    }

    private Capability capability(String name) {
        return plane.plan().capabilities().get(name);
    }

    private Dataset dataset(String name) {
        return plane.plan().dataset(transfers.of(name).name()).orElseThrow();
    }
}
