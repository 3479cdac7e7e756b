package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.identity.Callers;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.identity.VerifiedToken;
import io.turnout.platform.session.ReturnPath;
import io.turnout.platform.session.SessionCookie;
import io.turnout.platform.session.SignInForm;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** The pages to sign in and out. */
@Singleton
class SignIn {
    private final Callers callers;
    private final Clock clock;

    SignIn(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    Answer show(Asked asked, Session session) {
        return page(200, ReturnPath.of(asked.parameter("return")), null, session);
    }

    Answer submit(Asked asked, Session session) {
        FormBody fields = FormBody.of(asked);
        SignInForm form = SignInForm.of(fields.field("token"), fields.field("return"));
        if (!SessionCookie.canKeep(form.token())) {
            return page(422, form.returnTo(), SignInForm.TOO_LONG, session);
        }
        try {
            VerifiedToken verified = callers.verify(form.token());
            return seeOther(
                    form.returnTo(), Sessions.cookie(asked).keeping(form.token(), verified.expires(), clock.instant()));
        } catch (InvalidTokenException e) {
            return page(
                    422, form.returnTo(), Refusal.badToken(e.fault()).problem().detail(), session);
        }
    }

    Answer out(Asked asked) {
        return seeOther("/", Sessions.cookie(asked).removed());
    }

    private static Answer page(int status, String returnTo, String error, Session session) {
        return Html.page(status, Templates.signin(new SignInPage(returnTo, error), session.visitor(returnTo)), false)
                .with("Cache-Control", "no-store");
    }

    private static Answer seeOther(String path, String cookie) {
        return new Answer(
                303,
                null,
                new byte[0],
                Map.of("Location", path, "Set-Cookie", cookie, "Cache-Control", "no-store"),
                false);
    }
}
