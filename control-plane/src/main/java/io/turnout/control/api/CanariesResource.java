package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.canary.CanaryLedger;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading from candidates by degrees, before the data has moved. */
@Path("/api/control/canaries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "canaries")
class CanariesResource {
    private final Readings readings;
    private final CurrentCaller caller;

    CanariesResource(Readings readings, CurrentCaller caller) {
        this.readings = readings;
        this.caller = caller;
    }

    /** All capabilities, in the plan's order. */
    @GET
    public Map<String, List<Readings.View>> all() {
        return Map.of("capabilities", readings.all());
    }

    /** Sets how many of a capability's subjects read from the candidate; not while a rollout does. */
    @PUT
    @Path("{capability}")
    public Readings.View set(@PathParam("capability") String capability, CanaryRequest request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"percent\": …, \"reason\": …}.");
        }
        return readings.set(capability, request, caller.get().subject());
    }

    /** Who changed what, the newest first. */
    @GET
    @Path("log")
    public Map<String, List<CanaryLedger.Entry>> log(@QueryParam("limit") String limit) {
        return Map.of("entries", readings.log(Validation.intParameter("limit", limit, 100, 1, 1000)));
    }
}
