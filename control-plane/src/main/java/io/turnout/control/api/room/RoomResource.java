package io.turnout.control.api.room;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.Comparisons;
import io.turnout.control.api.reports.Reports;
import io.turnout.control.api.room.compared.CapabilityPage;
import io.turnout.control.api.room.traffic.TrafficPanel;
import io.turnout.control.api.traffic.Flows;
import io.turnout.platform.page.Visit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages. */
@Path("/control")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class RoomResource {
    private static final int RUNS = 10;

    private final Overview overview;
    private final Comparisons comparisons;
    private final Flows flows;
    private final Reports reports;
    private final Operators operators;
    private final ObjectMapper json;
    private final Clock clock;

    RoomResource(
            Overview overview,
            Comparisons comparisons,
            Flows flows,
            Reports reports,
            Operators operators,
            ObjectMapper json,
            Clock clock) {
        this.overview = overview;
        this.comparisons = comparisons;
        this.flows = flows;
        this.reports = reports;
        this.json = json;
        this.operators = operators;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response overview() {
        Visit visit = operators.letIn();
        return Html.page(200, Templates.overview(overview.look(), Operators.name(visit)), visit);
    }

    @GET
    @Path("capabilities/{capability}")
    @Operation(hidden = true)
    public Response capability(@PathParam("capability") String capability) {
        Visit visit = operators.letIn();
        CapabilityPage page = CapabilityPage.of(
                clock.instant(),
                comparisons.of(capability),
                comparisons.runs(capability, RUNS),
                reports.hasRollout(capability));
        TrafficPanel traffic = TrafficPanel.of(capability, flows.last(TrafficPanel.SHOWN, capability), json);
        return Html.page(200, Templates.capability(page, traffic, Operators.name(visit)), visit);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }
}
