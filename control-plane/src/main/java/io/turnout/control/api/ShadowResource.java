package io.turnout.control.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.database.Database;
import io.turnout.control.shadow.Run;
import io.turnout.control.shadow.ShadowLedger;
import io.turnout.control.shadow.ShadowLedger.Change;
import io.turnout.control.shadow.Shares;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Comparing answers: of how many requests, and what has come of it. */
@Path("/api/control/shadow")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "shadow")
class ShadowResource {
    private final ControlPlane plane;
    private final Database control;
    private final ObjectMapper json;
    private final Status status;
    private final CurrentCaller caller;

    ShadowResource(ControlPlane plane, Database control, ObjectMapper json, Status status, CurrentCaller caller) {
        this.plane = plane;
        this.control = control;
        this.json = json;
        this.status = status;
        this.caller = caller;
    }

    /**
     * @param stopped whether the switch is off for all
     * @param capabilities in the plan's order
     */
    record All(boolean stopped, List<ShadowView> capabilities) {}

    @GET
    public All all() {
        return reading(ledger -> {
            Map<String, Double> percents = ledger.percents();
            return new All(
                    ledger.isStopped(),
                    plane.capabilities().stream()
                            .map(name -> view(ledger, percents, name).inShort())
                            .toList());
        });
    }

    /** Stops all comparing, or lets it go on. */
    @PUT
    public All stop(ShadowRequest request) {
        if (request == null || request.stopped() == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"stopped\": …, \"reason\": …}.");
        }
        reading(ledger -> {
            ledger.stop(request.stopped(), change(request));
            return null;
        });
        return all();
    }

    @GET
    @Path("{capability}")
    public ShadowView one(@PathParam("capability") String name) {
        String capability = known(name);
        return reading(ledger -> view(ledger, capability));
    }

    /** Has another share of the subjects compared. */
    @PUT
    @Path("{capability}")
    public ShadowView set(@PathParam("capability") String name, ShadowRequest request) {
        String capability = known(name);
        if (request == null || request.percent() == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"percent\": …, \"reason\": …}.");
        }
        return reading(ledger -> {
            ledger.set(capability, request.percent(), change(request));
            return view(ledger, capability);
        });
    }

    /** The runs of a capability, the newest first. */
    @GET
    @Path("{capability}/runs")
    public Map<String, List<ShadowView>> runs(@PathParam("capability") String name, @QueryParam("limit") String limit) {
        String capability = known(name);
        int most = Validation.intParameter("limit", limit, 20, 1, 100);
        return reading(ledger -> {
            double percent = ledger.percents().getOrDefault(capability, 0.0);
            return Map.of(
                    "runs",
                    ledger.runs(capability, most).stream()
                            .map(run -> ShadowView.of(run, percent, null).inShort())
                            .toList());
        });
    }

    /** Begins to count anew, as for a candidate that is another one now. */
    @POST
    @Path("{capability}/runs")
    public ShadowView restart(@PathParam("capability") String name, ShadowRequest request) {
        String capability = known(name);
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"reason\": …}.");
        }
        return reading(ledger -> {
            ledger.restart(capability, change(request));
            return view(ledger, capability);
        });
    }

    /** Who changed what, the newest first. */
    @GET
    @Path("log")
    public Map<String, List<ShadowLedger.Entry>> log(@QueryParam("limit") String limit) {
        int most = Validation.intParameter("limit", limit, 100, 1, 1000);
        return reading(ledger -> Map.of("entries", ledger.log(most)));
    }

    private ShadowView view(ShadowLedger ledger, String capability) {
        return view(ledger, ledger.percents(), capability);
    }

    private ShadowView view(ShadowLedger ledger, Map<String, Double> percents, String capability) {
        double percent = percents.getOrDefault(capability, 0.0);
        String waitingFor = percent > 0 ? waitingFor(ledger, capability) : null;
        return ledger.run(capability)
                .map((Run run) -> ShadowView.of(run, percent, waitingFor))
                .orElseGet(() -> ShadowView.none(capability, percent, waitingFor));
    }

    private String waitingFor(ShadowLedger settings, String capability) {
        return settings.isStopped()
                ? "all comparing is stopped."
                : status.reading(ledger ->
                        Shares.objection(capability, plane.datasets(), ledger).orElse(null));
    }

    private <T> T reading(Function<ShadowLedger, T> work) {
        try (ShadowLedger ledger = new ShadowLedger(control, json)) {
            return work.apply(ledger);
        }
    }

    private Change change(ShadowRequest request) {
        return new Change(caller.get().subject(), request.reason().strip());
    }

    private String known(String name) {
        if (!plane.capabilities().contains(name)) {
            throw ProblemType.NOT_FOUND.because("The plan has no capability \"%s\".".formatted(name));
        }
        return name;
    }
}
