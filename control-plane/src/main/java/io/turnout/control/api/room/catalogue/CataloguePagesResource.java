package io.turnout.control.api.room.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.catalogue.Catalogue;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.platform.ProblemType;
import io.turnout.platform.page.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages of the catalogue of services, and of what to do when one is down. */
@Path("/control/catalogue")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class CataloguePagesResource {
    private final Catalogue catalogue;
    private final Operators operators;

    CataloguePagesResource(Catalogue catalogue, Operators operators) {
        this.catalogue = catalogue;
        this.operators = operators;
    }

    @GET
    @Operation(hidden = true)
    public Response all() {
        Visit visit = operators.letIn();
        CataloguePage page = CataloguePage.of(catalogue.all());
        return Html.page(200, CatalogueTemplates.catalogue(page, Operators.name(visit)), visit);
    }

    @GET
    @Path("runbooks/{name}")
    @Operation(hidden = true)
    public Response runbook(@PathParam("name") String name) {
        Visit visit = operators.letIn();
        RunbookPage page = Runbooks.html(name)
                .map(html -> new RunbookPage(name, html))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no runbook of that name."));
        return Html.page(200, CatalogueTemplates.runbook(page, Operators.name(visit)), visit);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }
}
