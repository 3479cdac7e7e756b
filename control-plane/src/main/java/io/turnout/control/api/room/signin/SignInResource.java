package io.turnout.control.api.room.signin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.room.Html;
import io.turnout.control.api.room.Operators;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.TokenVerifier;
import io.turnout.platform.identity.VerifiedToken;
import io.turnout.platform.page.FormFields;
import io.turnout.platform.page.Visit;
import io.turnout.platform.page.Visits;
import io.turnout.platform.session.ReturnPath;
import io.turnout.platform.session.SessionCookie;
import io.turnout.platform.session.SignInForm;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Signing in and out, with the cookie of the site beside it: whose monolith has no such page has this one. */
@Path("/control")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class SignInResource {
    private final TokenVerifier verifier;
    private final Visits visits;
    private final Operators operators;
    private final Clock clock;

    SignInResource(TokenVerifier verifier, Visits visits, Operators operators, Clock clock) {
        this.verifier = verifier;
        this.visits = visits;
        this.operators = operators;
        this.clock = clock;
    }

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response show(@QueryParam("return") String returnTo) {
        return page(200, home(ReturnPath.of(returnTo)), null);
    }

    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(String sent) {
        visits.refuseForeignForm();
        FormFields fields = FormFields.parse(sent);
        SignInForm form = SignInForm.of(fields.field("token"), fields.field("return"));
        if (!SessionCookie.canKeep(form.token())) {
            return page(422, form.returnTo(), SignInForm.TOO_LONG);
        }
        try {
            VerifiedToken verified = verifier.verify(form.token());
            return Html.seeOther(
                    home(form.returnTo()), visits.cookie().keeping(form.token(), verified.expires(), clock.instant()));
        } catch (InvalidTokenException e) {
            return page(
                    422, form.returnTo(), Refusal.badToken(e.fault()).problem().detail());
        }
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        visits.refuseForeignForm();
        return Html.seeOther(Operators.SIGN_IN, visits.cookie().removed());
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return operators.failed(e);
    }

    /** Who has come from nowhere wants to see the room. */
    private static String home(String returnTo) {
        return returnTo.equals("/") ? Operators.HOME : returnTo;
    }

    private Response page(int status, String returnTo, String error) {
        Visit visit = visits.of(returnTo);
        return Html.page(status, SignInTemplates.signin(new SignInPage(returnTo, error), Operators.name(visit)), visit);
    }
}
