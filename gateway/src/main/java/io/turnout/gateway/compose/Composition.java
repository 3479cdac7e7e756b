package io.turnout.gateway.compose;

import io.turnout.gateway.plan.CompositionRules;

/** Answers a capability's requests from several upstreams. */
public interface Composition {
    /** The capability. */
    String name();

    /** What a plan must have for it. */
    CompositionRules rules();

    /** Whether every answer is JSON, so that a client that does not accept that can be refused first. */
    default boolean answersJson() {
        return true;
    }

    /**
     * Makes the answer; runs on a virtual thread and may block.
     *
     * @throws io.turnout.platform.ProblemException for an answer that is a problem
     */
    Answer answer(Asked asked);
}
