package io.turnout.gateway.compose;

import io.turnout.gateway.inbound.ProblemAnswer;
import io.turnout.platform.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** An answer as it would have gone out to a client. */
public record Composed(int status, MultiMap headers, byte[] body) {
    private static final byte[] NONE = {};

    static Composed of(Outgoing outgoing) {
        return new Composed(outgoing.status(), outgoing.headers(), outgoing.body() == null ? NONE : outgoing.body());
    }

    static Composed of(Problem problem) {
        MultiMap headers = HttpHeaders.headers();
        headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).set(HttpHeaders.VARY, "Accept-Encoding");
        return new Composed(problem.status(), headers, ProblemAnswer.json(problem));
    }
}
