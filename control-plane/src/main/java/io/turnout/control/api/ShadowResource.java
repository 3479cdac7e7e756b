package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.shadow.ShadowLedger;
import io.turnout.control.shadow.ShadowLedger.Change;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Comparing answers: of how many requests, and what has come of it. */
@Path("/api/control/shadow")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "shadow")
class ShadowResource {
    private final Comparisons comparisons;
    private final CurrentCaller caller;

    ShadowResource(Comparisons comparisons, CurrentCaller caller) {
        this.comparisons = comparisons;
        this.caller = caller;
    }

    @GET
    public Comparisons.All all() {
        return comparisons.all();
    }

    /** Stops all comparing, or lets it go on. */
    @PUT
    public Comparisons.All stop(ShadowRequest request) {
        if (request == null || request.stopped() == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"stopped\": …, \"reason\": …}.");
        }
        return comparisons.stop(request.stopped(), change(request));
    }

    @GET
    @Path("{capability}")
    public ShadowView one(@PathParam("capability") String capability) {
        return comparisons.of(capability);
    }

    /** Has another share of the subjects compared. */
    @PUT
    @Path("{capability}")
    public ShadowView set(@PathParam("capability") String capability, ShadowRequest request) {
        if (request == null || request.percent() == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"percent\": …, \"reason\": …}.");
        }
        return comparisons.set(capability, request.percent(), change(request));
    }

    /** The runs of a capability, the newest first. */
    @GET
    @Path("{capability}/runs")
    public Map<String, List<ShadowView>> runs(
            @PathParam("capability") String capability, @QueryParam("limit") String limit) {
        return Map.of("runs", comparisons.runs(capability, Validation.intParameter("limit", limit, 20, 1, 100)));
    }

    /** Begins to count anew, as for a candidate that is another one now. */
    @POST
    @Path("{capability}/runs")
    public ShadowView restart(@PathParam("capability") String capability, ShadowRequest request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"reason\": …}.");
        }
        return comparisons.restart(capability, change(request));
    }

    /** Declares something to be no difference, and begins to count anew. */
    @POST
    @Path("{capability}/rules")
    public ShadowView declare(@PathParam("capability") String capability, ShadowRequest request) {
        return comparisons.declare(capability, rule(request), change(request));
    }

    /** Takes back what was declared here, and begins to count anew. */
    @POST
    @Path("{capability}/rules/withdrawals")
    public ShadowView withdraw(@PathParam("capability") String capability, ShadowRequest request) {
        return comparisons.withdraw(capability, rule(request), change(request));
    }

    /** Who changed what, the newest first. */
    @GET
    @Path("log")
    public Map<String, List<ShadowLedger.Entry>> log(@QueryParam("limit") String limit) {
        return Map.of("entries", comparisons.log(Validation.intParameter("limit", limit, 100, 1, 1000)));
    }

    private static String rule(ShadowRequest request) {
        if (request == null || request.rule() == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"rule\": …, \"reason\": …}.");
        }
        return request.rule();
    }

    private Change change(ShadowRequest request) {
        return new Change(caller.get().subject(), request.reason().strip());
    }
}
