package io.turnout.gateway.door;

import io.turnout.gateway.identity.Callers;
import io.turnout.gateway.identity.Refusals;
import io.turnout.gateway.inbound.Inbound;
import io.turnout.platform.Problem;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.BearerToken;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.Role;
import io.turnout.platform.identity.VerifiedToken;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;

/**
 * Looks at the credentials of each request that has some, whatever it asks for, before anything else is done with it. A
 * token that is not known yet is verified beside the event loop; its request's body waits meanwhile.
 */
final class Admission {
    private final Callers callers;
    private final Refusals refusals;
    private final Context loop;

    Admission(Callers callers, Refusals refusals, Context loop) {
        this.callers = callers;
        this.refusals = refusals;
        this.loop = loop;
    }

    static boolean hasCredentials(Inbound inbound) {
        return inbound.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }

    /** Goes on with the request, on the event loop, if its credentials are valid, or an upstream's to look at; else refuses it. */
    void admit(Inbound inbound, Runnable then) {
        switch (BearerToken.of(inbound.request().headers().getAll(HttpHeaders.AUTHORIZATION))) {
            case BearerToken.Absent absent -> then.run();
            case BearerToken.Unusable unusable -> others(inbound, unusable.refusal(), then);
            case BearerToken.Unverified unverified -> {
                VerifiedToken known = callers.remembered(unverified.token());
                if (known == null) {
                    verify(inbound, unverified.token(), then);
                } else {
                    inbound.sentBy(known.caller());
                    then.run();
                }
            }
        }
    }

    /** Whether the request may go where only callers with a role may; refuses it if not. */
    boolean allows(Inbound inbound, Role role) {
        if (inbound.caller() == null) {
            refuse(inbound, Refusal.noToken(), Refusals.Reason.MISSING);
        } else if (!inbound.caller().is(role)) {
            refuse(inbound, Refusal.missing(role), Refusals.Reason.ROLE);
        } else {
            return true;
        }
        return false;
    }

    private void refuse(Inbound inbound, Refusal refusal, Refusals.Reason reason) {
        refusals.count(reason);
        inbound.refuse(refusal);
    }

    private void verify(Inbound inbound, String token, Runnable then) {
        if (!callers.places().tryAcquire()) {
            inbound.refuse(Problem.of(
                    ProblemType.UNAVAILABLE,
                    "More new tokens come than can be verified just now. Try again in a moment."));
            return;
        }
        if (inbound.hasBody()) {
            inbound.request().pause();
        }
        Thread.ofVirtual().start(() -> {
            Runnable outcome = outcome(inbound, token, then);
            callers.places().release();
            loop.runOnContext(v -> outcome.run());
        });
    }

    private Runnable outcome(Inbound inbound, String token, Runnable then) {
        try {
            VerifiedToken verified = callers.verify(token);
            return () -> {
                inbound.sentBy(verified.caller());
                goOn(inbound, then);
            };
        } catch (InvalidTokenException e) {
            return () -> others(inbound, Refusal.badToken(e.fault()), () -> goOn(inbound, then));
        } catch (ProblemException e) {
            return () -> inbound.refuse(e.problem());
        } catch (RuntimeException e) {
            return () -> Door.failed(inbound, e);
        }
    }

    /** Credentials that are none of the issuer's: whoever sends them is nobody here. */
    private void others(Inbound inbound, Refusal refusal, Runnable then) {
        if (callers.passOthers()) {
            then.run();
        } else {
            refuse(inbound, refusal, Refusals.Reason.INVALID);
        }
    }

    private static void goOn(Inbound inbound, Runnable then) {
        if (inbound.request().response().closed()) {
            inbound.done(0);
            return;
        }
        if (inbound.hasBody()) {
            inbound.request().resume();
        }
        then.run();
    }
}
