package io.turnout.gateway.shadow;

import io.turnout.gateway.inbound.PublicAddress;
import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;

/**
 * A request in the sample.
 *
 * @param primary the side that answers the client
 * @param other the side that would have
 * @param path decoded
 * @param query raw, null if there is none
 */
record Sample(
        Share share,
        Routes.Applied plan,
        Target primary,
        Target other,
        String path,
        String query,
        AnswerCall.Question question,
        PublicAddress site) {
    /** Whether its answer is made of data that is replicated from one side to the other. */
    boolean mayLag() {
        return !primary.capability().datasets().isEmpty();
    }
}
