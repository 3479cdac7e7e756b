package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.canary.Canaries;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.database.Database;
import io.turnout.control.procedure.State;
import io.turnout.control.rollout.RolloutLedger;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading from candidates by degrees, before the data has moved. */
@Path("/api/control/canaries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "canaries")
class CanariesResource {
    private final ControlPlane plane;
    private final Database control;
    private final Status status;
    private final Releases releases;
    private final CurrentCaller caller;

    CanariesResource(ControlPlane plane, Database control, Status status, Releases releases, CurrentCaller caller) {
        this.plane = plane;
        this.control = control;
        this.status = status;
        this.releases = releases;
        this.caller = caller;
    }

    /**
     * A capability.
     *
     * @param percent of its subjects that read from the candidate, as it was set
     * @param waitingFor why none of them does yet; null if they do, or nobody is to
     */
    record View(String capability, double percent, String waitingFor) {}

    /** All capabilities, in the plan's order. */
    @GET
    public Map<String, List<View>> all() {
        Map<String, Double> percents = percents();
        Map<String, State> states = states();
        return Map.of(
                "capabilities",
                plane.capabilities().stream()
                        .map(name -> view(name, percents, states))
                        .toList());
    }

    /** Sets how many of a capability's subjects read from the candidate; not while a rollout does. */
    @PUT
    @Path("{capability}")
    public View set(@PathParam("capability") String capability, CanaryRequest request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"percent\": …, \"reason\": …}.");
        }
        releases.setByHand(
                capability,
                request.percent(),
                new RolloutLedger.Change(
                        caller.get().subject(), request.reason().strip()));
        return view(capability, percents(), states());
    }

    /** Who changed what, the newest first. */
    @GET
    @Path("log")
    public Map<String, List<CanaryLedger.Entry>> log(@QueryParam("limit") String limit) {
        int most = Validation.intParameter("limit", limit, 100, 1, 1000);
        try (CanaryLedger ledger = new CanaryLedger(control)) {
            return Map.of("entries", ledger.log(most));
        }
    }

    private View view(String capability, Map<String, Double> percents, Map<String, State> states) {
        double percent = percents.getOrDefault(capability, 0.0);
        String waitingFor = percent == 0
                ? null
                : Canaries.objection(capability, plane.datasets(), states::get).orElse(null);
        return new View(capability, percent, waitingFor);
    }

    private Map<String, Double> percents() {
        try (CanaryLedger ledger = new CanaryLedger(control)) {
            return ledger.percents();
        }
    }

    private Map<String, State> states() {
        return status.reading(ledger -> plane.datasets().stream()
                .collect(Collectors.toMap(
                        dataset -> dataset.name(),
                        dataset -> ledger.journal(dataset.name()).state())));
    }
}
