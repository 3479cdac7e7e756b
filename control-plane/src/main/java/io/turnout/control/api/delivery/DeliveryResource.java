package io.turnout.control.api.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.Validation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The four measures. */
@Path("/api/control/delivery")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "delivery")
class DeliveryResource {
    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Lead time, deploy frequency, change-fail rate and time to restore of each service, in the last days (1 to 365; 30 if not said). */
    @GET
    public DeliveryView measures(@QueryParam("days") String days) {
        return deliveries.of(Validation.intParameter("days", days, 30, 1, 365));
    }
}
