package io.turnout.platform.page;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.identity.TokenVerifier;
import io.turnout.platform.rest.CurrentCaller;
import io.turnout.platform.session.FormOrigin;
import io.turnout.platform.session.SessionCookie;
import io.turnout.platform.session.Visitor;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds out who looks at the page at hand: by the request's own token, else by the one that a cookie keeps. */
@Singleton
public class Visits {
    private final CurrentCaller caller;
    private final TokenVerifier verifier;
    private final CurrentVertxRequest current;

    Visits(CurrentCaller caller, TokenVerifier verifier, CurrentVertxRequest current) {
        this.caller = caller;
        this.verifier = verifier;
        this.current = current;
    }

    /** The visit at hand, of a page to which one can come back from signing in. */
    public Visit current() {
        return of(here());
    }

    /** Path and query of the request at hand. */
    public String here() {
        return request().uri();
    }

    /** @param here where to come back to from signing in */
    public Visit of(String here) {
        Optional<Caller> sender = caller.find();
        if (sender.isPresent()) {
            return visit(sender.get(), here, null);
        }
        List<String> cookies = request().headers().getAll(HttpHeaders.COOKIE);
        if (!cookie().isIn(cookies)) {
            return visit(null, here, null);
        }
        String token = cookie().tokenIn(cookies);
        return token == null ? visit(null, here, cookie().removed()) : verified(token, here, cookie().removed());
    }

    /** The cookie of the scheme that the browser sees. */
    public SessionCookie cookie() {
        return SessionCookie.of(scheme());
    }

    /** @throws ProblemException {@code cross-site} if the form at hand is not one of this site's */
    public void refuseForeignForm() {
        HttpServerRequest request = request();
        String forwarded = request.getHeader("X-Forwarded-Host");
        FormOrigin origin = new FormOrigin(
                request.getHeader("Sec-Fetch-Site"),
                request.headers().getAll(HttpHeaders.ORIGIN),
                scheme(),
                forwarded == null ? request.getHeader(HttpHeaders.HOST) : forwarded);
        if (origin.isForeign()) {
            throw ProblemType.CROSS_SITE.because("Open the page here, and send its form again.");
        }
    }

    private Visit verified(String token, String here, String removal) {
        if (Context.isOnEventLoopThread()) {
            // for a request that is refused before it gets anywhere; keys must not be waited for there
            return visit(null, here, null);
        }
        try {
            return visit(verifier.verify(token).caller(), here, null);
        } catch (InvalidTokenException e) {
            return visit(null, here, removal);
        } catch (ProblemException e) {
            // while no token can be verified, pages are served as to anybody, and the cookie is kept for later
            return visit(null, here, null);
        }
    }

    private static Visit visit(Caller caller, String here, String cookie) {
        return new Visit(caller, Visitor.of(caller, here), cookie);
    }

    private String scheme() {
        String forwarded = request().getHeader("X-Forwarded-Proto");
        return forwarded == null ? request().scheme() : forwarded;
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
