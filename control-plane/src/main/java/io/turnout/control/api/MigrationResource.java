package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.migration.MigrationLog;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import io.turnout.platform.rest.CurrentCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole way from the monolith to the services, and back. */
@Path("/api/control/migration")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "migration")
class MigrationResource {
    private final Journeys journeys;
    private final CurrentCaller caller;

    MigrationResource(Journeys journeys, CurrentCaller caller) {
        this.journeys = journeys;
        this.caller = caller;
    }

    @GET
    public MigrationView look() {
        return journeys.look();
    }

    /** What was done, by whom, on what grounds; the newest first. */
    @GET
    @Path("log")
    public Map<String, List<MigrationLog.Entry>> log(@QueryParam("limit") String limit) {
        return Map.of("entries", journeys.log(Validation.intParameter("limit", limit, 100, 1, 1000)));
    }

    @POST
    @Path("operations")
    public MigrationView request(MigrationRequest request) {
        if (request == null) {
            throw ProblemType.INVALID_BODY.because("Send {\"operation\": …, \"reason\": …}.");
        }
        return journeys.ask(request, caller.get().subject());
    }
}
