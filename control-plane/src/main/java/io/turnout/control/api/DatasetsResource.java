package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.conduct.Rehearsal;
import io.turnout.control.ledger.AuditEntry;
import io.turnout.control.ledger.Request;
import io.turnout.control.plan.Dataset;
import io.turnout.control.preflight.Finding;
import io.turnout.control.procedure.Operation;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.CurrentCaller;
import io.turnout.platform.rest.Idempotency;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Datasets: what there is, and asking for something to be done with it. */
@Path("/api/control/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "datasets")
class DatasetsResource {
    private static final int MOST_ENTRIES = 1000;

    private final ControlPlane plane;
    private final Status status;
    private final CurrentCaller caller;

    DatasetsResource(ControlPlane plane, Status status, CurrentCaller caller) {
        this.plane = plane;
        this.status = status;
        this.caller = caller;
    }

    /** @param datasets in the plan's order */
    record All(List<DatasetView> datasets) {}

    /**
     * @param allowed whether the dataset's state allows it
     * @param findings what stands in the way, or might
     * @param steps what would be run, in this order
     */
    record DryRun(boolean allowed, List<Finding> findings, List<Rehearsal.Planned> steps) {}

    @GET
    public All list() {
        return new All(status.all());
    }

    @GET
    @Path("{name}")
    public DatasetView one(@PathParam("name") String name) {
        return status.of(known(name));
    }

    @GET
    @Path("{name}/journal")
    public Map<String, List<AuditEntry>> journal(@PathParam("name") String name, @QueryParam("limit") String limit) {
        int most = Validation.intParameter("limit", limit, 100, 1, MOST_ENTRIES);
        Dataset dataset = known(name);
        return status.reading(ledger -> Map.of("entries", ledger.trail().audit(dataset.name(), most)));
    }

    @GET
    @Path("{name}/operations/{turn: \\d{1,18}}")
    public Map<String, List<AuditEntry>> operation(@PathParam("name") String name, @PathParam("turn") long turn) {
        Dataset dataset = known(name);
        List<AuditEntry> entries = status.reading(ledger -> ledger.trail().operation(dataset.name(), turn));
        if (entries.isEmpty()) {
            throw ProblemType.NOT_FOUND.because("Dataset \"%s\" has no operation %d.".formatted(name, turn));
        }
        return Map.of("entries", entries);
    }

    @POST
    @Path("{name}/operations")
    public Response request(
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam(Idempotency.HEADER) String key,
            OperationRequest request) {
        Dataset dataset = known(name);
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"operation\": …, \"reason\": …}.");
        }
        Operation operation = request.kind();
        if (dryRun) {
            Rehearsal rehearsal = new Rehearsal(dataset);
            boolean allowed =
                    status.reading(ledger -> ledger.journal(dataset.name()).allows(operation));
            return Response.ok(new DryRun(allowed, rehearsal.findings(operation), rehearsal.steps(operation)))
                    .build();
        }
        Request asked = new Request(caller.get().subject(), request.reason().strip(), key);
        long turn = status.reading(ledger -> ledger.request(dataset.name(), operation, asked, plane.order(dataset)));
        return Response.accepted(status.of(dataset))
                .location(URI.create("/api/control/datasets/%s/operations/%d".formatted(dataset.name(), turn)))
                .build();
    }

    private Dataset known(String name) {
        return plane.dataset(name)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("The plan has no dataset \"%s\".".formatted(name)));
    }
}
