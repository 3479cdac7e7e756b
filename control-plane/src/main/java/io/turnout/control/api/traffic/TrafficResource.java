package io.turnout.control.api.traffic;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.traffic.Flow;
import io.turnout.control.traffic.TrafficLedger;
import io.turnout.platform.Validation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much both sides answer, and how. */
@Path("/api/control/traffic")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "traffic")
class TrafficResource {
    private final Flows flows;

    TrafficResource(Flows flows) {
        this.flows = flows;
    }

    /**
     * Of one capability, or of all together.
     *
     * @param minutes how far back, 1 to 60; 10 unless given
     */
    @GET
    public TrafficView traffic(@QueryParam("capability") String capability, @QueryParam("minutes") String minutes) {
        Duration time = Duration.ofMinutes(
                Validation.intParameter("minutes", minutes, 10, 1, (int) TrafficLedger.KEPT.toMinutes()));
        Flow flow = capability == null ? flows.last(time).together() : flows.last(time, capability);
        return TrafficView.of(flow);
    }
}
