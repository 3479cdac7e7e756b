package io.turnout.gateway.pages;

import io.turnout.gateway.compose.Answer;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.session.Visitor;

/**
 * Who is signed in, for one request.
 *
 * @param caller null if nobody is
 * @param token theirs; null if nobody is
 * @param cookie to be set with the answer; null for none
 */
record Session(Caller caller, String token, String cookie) {
    static Session nobody() {
        return new Session(null, null, null);
    }

    /** @param here where to come back to from signing in */
    Visitor visitor(String here) {
        return Visitor.of(caller, here);
    }

    /** The answer as it goes to this visitor: nobody else's caches may keep what shows who they are. */
    Answer mark(Answer answer) {
        Answer marked = cookie == null || answer.headers().containsKey("Set-Cookie")
                ? answer
                : answer.with("Set-Cookie", cookie);
        boolean personal = caller != null && "no-cache".equals(answer.headers().get("Cache-Control"));
        return personal ? marked.with("Cache-Control", "private, no-cache") : marked;
    }
}
