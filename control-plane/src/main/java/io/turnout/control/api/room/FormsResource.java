package io.turnout.control.api.room;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.Comparisons;
import io.turnout.control.api.Reason;
import io.turnout.control.shadow.ShadowLedger.Change;
import io.turnout.platform.ProblemType;
import io.turnout.platform.page.FormFields;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What forms of the pages change; each leads back to its page. Who may is asked by {@link Operators}. */
@Path("/control")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
@RunOnVirtualThread
class FormsResource {
    private final Comparisons comparisons;
    private final Operators operators;

    FormsResource(Comparisons comparisons, Operators operators) {
        this.comparisons = comparisons;
        this.operators = operators;
    }

    @POST
    @Path("switch")
    @Operation(hidden = true)
    public Response stop(String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        comparisons.stop(
                switch (form.field("stopped")) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw ProblemType.INVALID_BODY.because("\"stopped\" is true or false.");
                },
                change);
        return Html.seeOther(Operators.HOME, null);
    }

    @POST
    @Path("capabilities/{capability}/share")
    @Operation(hidden = true)
    public Response share(@PathParam("capability") String capability, String sent) {
        FormFields form = FormFields.parse(sent);
        Change change = change(form);
        comparisons.set(capability, percent(form.field("percent")), change);
        return back(capability);
    }

    @POST
    @Path("capabilities/{capability}/runs")
    @Operation(hidden = true)
    public Response restart(@PathParam("capability") String capability, String sent) {
        comparisons.restart(capability, change(FormFields.parse(sent)));
        return back(capability);
    }

    @POST
    @Path("capabilities/{capability}/rules")
    @Operation(hidden = true)
    public Response declare(@PathParam("capability") String capability, String sent) {
        FormFields form = FormFields.parse(sent);
        comparisons.declare(capability, form.field("rule"), change(form));
        return back(capability);
    }

    @POST
    @Path("capabilities/{capability}/rules/withdrawals")
    @Operation(hidden = true)
    public Response withdraw(@PathParam("capability") String capability, String sent) {
        FormFields form = FormFields.parse(sent);
        comparisons.withdraw(capability, form.field("rule"), change(form));
        return back(capability);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    private Change change(FormFields form) {
        Change change = operators.change(form.field("reason"));
        Reason.check(change.why(), "log");
        return change;
    }

    private static double percent(String text) {
        try {
            double percent = Double.parseDouble(text);
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ProblemType.INVALID_BODY.because("The share must be a number, 0 to 100.");
    }

    private static Response back(String capability) {
        return Html.seeOther(
                "/control/capabilities/"
                        + URLEncoder.encode(capability, StandardCharsets.UTF_8).replace("+", "%20"),
                null);
    }
}
