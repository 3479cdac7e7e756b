package io.turnout.control.api.room.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.delivery.Deliveries;
import io.turnout.control.api.delivery.DeployRequest;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.control.shadow.ShadowLedger.Change;
import io.turnout.platform.Validation;
import io.turnout.platform.page.FormFields;
import io.turnout.platform.page.Visit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The page of how changes are delivered, and its form. */
@Path("/control/delivery")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class DeliveryPagesResource {
    private final Deliveries deliveries;
    private final Operators operators;

    DeliveryPagesResource(Deliveries deliveries, Operators operators) {
        this.deliveries = deliveries;
        this.operators = operators;
    }

    @GET
    @Operation(hidden = true)
    public Response all(@QueryParam("days") String days) {
        Visit visit = operators.letIn();
        DeliveryPage page = DeliveryPage.of(deliveries.of(Validation.intParameter("days", days, 30, 1, 365)));
        return Html.page(200, DeliveryTemplates.delivery(page, Operators.name(visit)), visit);
    }

    /** Tells of a deploy; leads back to where it is shown. */
    @POST
    @Path("deploys")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tell(String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = operators.change(form.field("reason"));
        deliveries.tell(
                new DeployRequest(
                        form.field("service"),
                        form.field("build").strip(),
                        unlessEmpty(form.field("changedAt")),
                        unlessEmpty(form.field("at")),
                        change.why()),
                change.who());
        return Html.seeOther("/control/delivery", null);
    }

    private static String unlessEmpty(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }
}
