package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.identity.Callers;
import io.turnout.platform.ProblemException;
import io.turnout.platform.identity.BearerToken;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.session.SessionCookie;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds out who is signed in: by the token that the request itself carries, else by the one that a cookie keeps. */
@Singleton
class Sessions {
    private final Callers callers;

    Sessions(Callers callers) {
        this.callers = callers;
    }

    Session of(Asked asked) {
        if (BearerToken.of(asked.headers().getAll(HttpHeaders.AUTHORIZATION))
                instanceof BearerToken.Unverified unverified) {
            // the door has let nothing else through
            return of(unverified.token(), null);
        }
        List<String> cookies = asked.headers().getAll(HttpHeaders.COOKIE);
        SessionCookie cookie = cookie(asked);
        if (!cookie.isIn(cookies)) {
            return Session.nobody();
        }
        String token = cookie.tokenIn(cookies);
        return token == null ? new Session(null, null, cookie.removed()) : of(token, cookie.removed());
    }

    static SessionCookie cookie(Asked asked) {
        return SessionCookie.of(asked.site().scheme());
    }

    /** @param removal what is set if the token is not, or no longer, valid */
    private Session of(String token, String removal) {
        try {
            return new Session(callers.verify(token).caller(), token, null);
        } catch (InvalidTokenException e) {
            return new Session(null, null, removal);
        } catch (ProblemException e) {
            // while no token can be verified, pages are served as to anybody, and the cookie is kept for later
            return Session.nobody();
        }
    }
}
