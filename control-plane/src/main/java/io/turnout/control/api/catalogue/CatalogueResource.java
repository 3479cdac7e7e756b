package io.turnout.control.api.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of services. */
@Path("/api/control/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("operator")
@Tag(name = "catalogue")
class CatalogueResource {
    private final Catalogue catalogue;

    CatalogueResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What each service says of itself now, what it leaves out, and whether somebody has looked at that lately. */
    @GET
    public CatalogueView all() {
        return catalogue.all();
    }
}
