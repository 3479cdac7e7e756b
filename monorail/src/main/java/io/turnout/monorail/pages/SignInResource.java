package io.turnout.monorail.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.TokenVerifier;
import io.turnout.platform.identity.VerifiedToken;
import io.turnout.platform.page.FormFields;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages to sign in and out. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class SignInResource {
    private final TokenVerifier verifier;
    private final Visits visits;
    private final Templates templates;
    private final Clock clock;

    SignInResource(TokenVerifier verifier, Visits visits, Templates templates, Clock clock) {
        this.verifier = verifier;
        this.visits = visits;
        this.templates = templates;
        this.clock = clock;
    }

    @GET
    @Path("sign-in")
    public Response show(@QueryParam("return") String returnTo) {
        return page(200, ReturnPath.of(returnTo), null);
    }

    @PermitAll
    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(String sent) {
        visits.refuseForeignForm();
        FormFields fields = FormFields.parse(sent);
        SignInForm form = SignInForm.of(fields.field("token"), fields.field("return"));
        if (!SessionCookie.canKeep(form.token())) {
            return page(422, form.returnTo(), SignInForm.TOO_LONG);
        }
        try {
            VerifiedToken verified = verifier.verify(form.token());
            return seeOther(
                    form.returnTo(), visits.cookie().keeping(form.token(), verified.expires(), clock.instant()));
        } catch (InvalidTokenException e) {
            return page(
                    422, form.returnTo(), Refusal.badToken(e.fault()).problem().detail());
        }
    }

    @PermitAll
    @POST
    @Path("sign-out")
    public Response signOut() {
        visits.refuseForeignForm();
        return seeOther("/", visits.cookie().removed());
    }

    @ServerExceptionMapper
    public Response failed(Throwable e) {
        return templates.error(visits.current(), e);
    }

    private Response page(int status, String returnTo, String error) {
        return templates.signIn(visits.of(returnTo), status, new SignInPage(returnTo, error));
    }

    private static Response seeOther(String path, String cookie) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.SET_COOKIE, cookie)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
