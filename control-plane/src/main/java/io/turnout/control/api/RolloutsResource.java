package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Letting candidates answer by degrees, on evidence. */
@Path("/api/control/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "rollouts")
class RolloutsResource {
    private final Releases releases;
    private final CurrentCaller caller;

    RolloutsResource(Releases releases, CurrentCaller caller) {
        this.releases = releases;
        this.caller = caller;
    }

    @GET
    public Map<String, List<RolloutView>> all() {
        return Map.of("rollouts", releases.all());
    }

    @GET
    @Path("{capability}")
    public RolloutView one(@PathParam("capability") String capability) {
        return releases.of(capability);
    }

    /** Who decided what, on what grounds; the newest first. */
    @GET
    @Path("log")
    public Map<String, List<RolloutLog.Entry>> log(@QueryParam("limit") String limit) {
        return Map.of("entries", releases.log(Validation.intParameter("limit", limit, 100, 1, 1000)));
    }

    @POST
    @Path("{capability}/operations")
    public RolloutView request(@PathParam("capability") String capability, RolloutRequest request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"operation\": …, \"reason\": …}.");
        }
        return releases.ask(capability, request, caller.get().subject());
    }
}
