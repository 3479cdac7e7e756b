package io.turnout.gateway.proxy;

import io.turnout.platform.Problem;
import io.turnout.platform.ProblemType;
import io.vertx.core.http.ConnectionPoolTooBusyException;

/** How an upstream can fail to answer. */
public enum UpstreamFailure {
    /** No connection to it can be made; nothing was sent. */
    UNREACHABLE(ProblemType.UNAVAILABLE, "It cannot be reached just now. Try again in a moment."),
    /** Too many requests wait for it; nothing was sent. */
    BUSY(ProblemType.UNAVAILABLE, "It has more requests than it can take just now. Try again in a moment."),
    /** No head of an answer in time; what was asked may have happened. */
    TIMEOUT(ProblemType.UPSTREAM_TIMEOUT, "It did not answer in time. Try again in a moment."),
    /** What came was no HTTP answer, or ended within it; what was asked may have happened. */
    BROKEN(ProblemType.BAD_GATEWAY, "Its answer broke off or made no sense. Try again in a moment.");

    private final Problem problem;

    UpstreamFailure(ProblemType type, String detail) {
        this.problem = Problem.of(type, detail);
    }

    public Problem problem() {
        return problem;
    }

    /** Why there is no connection to send a request on. */
    static UpstreamFailure ofConnecting(Throwable cause) {
        return cause instanceof ConnectionPoolTooBusyException ? BUSY : UNREACHABLE;
    }
}
