package io.turnout.control.api.traffic;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.traffic.TrafficReport;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** What gateways tell of their traffic; they let nobody else through to here. */
@Path("/internal/traffic")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TrafficReportsResource {
    private final Flows flows;

    TrafficReportsResource(Flows flows) {
        this.flows = flows;
    }

    @POST
    public void take(TrafficReport report) {
        if (report == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"gateway\": …, \"sequence\": …, \"windows\": […]}.");
        }
        flows.take(report);
    }
}
