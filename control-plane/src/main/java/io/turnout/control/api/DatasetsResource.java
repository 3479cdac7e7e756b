package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.conduct.Rehearsal;
import io.turnout.control.ledger.AuditEntry;
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

    private final Transfers transfers;
    private final Status status;
    private final CurrentCaller caller;

    DatasetsResource(Transfers transfers, Status status, CurrentCaller caller) {
        this.transfers = transfers;
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
        return new All(transfers.all());
    }

    @GET
    @Path("{name}")
    public DatasetView one(@PathParam("name") String name) {
        return transfers.of(name);
    }

    @GET
    @Path("{name}/journal")
    public Map<String, List<AuditEntry>> journal(@PathParam("name") String name, @QueryParam("limit") String limit) {
        int most = Validation.intParameter("limit", limit, 100, 1, MOST_ENTRIES);
        return Map.of("entries", transfers.journal(name, most));
    }

    @GET
    @Path("{name}/operations/{turn: \\d{1,18}}")
    public Map<String, List<AuditEntry>> operation(@PathParam("name") String name, @PathParam("turn") long turn) {
        Dataset dataset = transfers.known(name);
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
        Dataset dataset = transfers.known(name);
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"operation\": …, \"reason\": …}.");
        }
        if (dryRun) {
            Operation operation = request.kind();
            Rehearsal rehearsal = new Rehearsal(dataset);
            boolean allowed =
                    status.reading(ledger -> ledger.journal(dataset.name()).allows(operation));
            return Response.ok(new DryRun(allowed, rehearsal.findings(operation), rehearsal.steps(operation)))
                    .build();
        }
        long turn = transfers.ask(name, request, caller.get().subject(), key);
        return Response.accepted(status.of(dataset))
                .location(URI.create("/api/control/datasets/%s/operations/%d".formatted(dataset.name(), turn)))
                .build();
    }
}
