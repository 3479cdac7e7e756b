package io.turnout.gateway.shadow;

import io.turnout.gateway.inbound.PublicAddress;
import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * A request in the sample.
 *
 * @param primary the side that answers the client
 * @param other the side that would have; a candidate is asked ahead of its data, also while clients are given parts of the legacy side
 * @param path decoded
 * @param query raw, null if there is none
 * @param write what it is among the writes of its path; null if it reads
 */
record Sample(
        Share share,
        Routes.Applied plan,
        Target primary,
        Target other,
        String path,
        String query,
        Recent.Write write,
        AnswerCall.Question question,
        PublicAddress site) {
    private static final List<String> WRITING = List.of(
            "content-length",
            "content-type",
            "content-encoding",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "expect");

    /** What it has left behind, asked for by who wrote it. */
    Sample reading(String uri) {
        int mark = uri.indexOf('?');
        MultiMap headers = HttpHeaders.headers().addAll(question.headers());
        WRITING.forEach(headers::remove);
        return new Sample(
                share,
                plan,
                primary,
                other,
                mark < 0 ? uri : uri.substring(0, mark),
                mark < 0 ? null : uri.substring(mark + 1),
                null,
                new AnswerCall.Question(HttpMethod.GET, uri, headers, null, question.sender(), question.traceParent()),
                site);
    }

    /** The capability that two sides are compared of: that of the one that answers ahead of its data, where one does. */
    static Capability compared(Target primary, Target other) {
        return other.ahead() ? other.capability() : primary.capability();
    }

    /** What is compared, and is replicated from one side to the other. */
    List<String> datasets() {
        return compared(primary, other).datasets();
    }

    /** Whether its answer is made of data that is replicated from one side to the other. */
    boolean mayLag() {
        return !datasets().isEmpty();
    }
}
