package io.turnout.control.api.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.deploys.DeployLedger.Known;
import io.turnout.platform.ProblemType;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deploys that pipelines tell of, above all those of services that say nothing of themselves. */
@Path("/api/control/deploys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "delivery")
class DeploysResource {
    private final Deliveries deliveries;
    private final CurrentCaller caller;

    DeploysResource(Deliveries deliveries, CurrentCaller caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    /** Keeps a deploy; one that is known already, from who told it before or because it was seen, is answered as it is kept. */
    @POST
    @APIResponse(
            responseCode = "201",
            description = "It was not known before.",
            content = @Content(schema = @Schema(implementation = Deploy.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was known.",
            content = @Content(schema = @Schema(implementation = Deploy.class)))
    public Response tell(DeployRequest request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"service\": …, \"build\": …, \"reason\": …}.");
        }
        Known known = deliveries.tell(request, caller.get().subject());
        return Response.status(known.isNew() ? 201 : 200).entity(known.deploy()).build();
    }
}
