package io.turnout.gateway.shadow;

import io.turnout.gateway.plan.Side;
import io.turnout.gateway.routing.Target;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Commands that ask both sides once more what was compared. */
final class Replay {
    private Replay() {}

    /** For the shell of a machine that reaches the upstreams; none for what writes. */
    static List<String> of(Sample sample, Redaction redaction) {
        if (sample.question().method() != HttpMethod.GET) {
            return List.of();
        }
        return Stream.of(sample.primary(), sample.other())
                .map(side -> address(side, sample))
                .filter(Objects::nonNull)
                .map(address -> command(address, sample, redaction))
                .toList();
    }

    private static String command(String address, Sample sample, Redaction redaction) {
        String accept = sample.question().headers().get(HttpHeaders.ACCEPT);
        String header = accept == null || accept.equals("*/*") ? "" : "-H " + quoted("Accept: " + accept) + " ";
        return "curl -gsS " + header
                + quoted(address + redaction.target(sample.question().uri()));
    }

    /** A composition is the gateway's own: it can be asked for where it answers clients. */
    private static String address(Target target, Sample sample) {
        if (target.side() instanceof Side.Passing passing) {
            return passing.upstream().url();
        }
        boolean answersClients = target == sample.primary() && sample.site().host() != null;
        return answersClients ? sample.site().scheme() + "://" + sample.site().host() : null;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
