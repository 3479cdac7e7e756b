package io.turnout.control.delivery;

import java.time.Instant;

/**
 * What a rollout has made of a build.
 *
 * @param capability whose candidate it was
 * @param service the candidate, as the plan calls it; null if the plan has none of it any more
 * @param build null if the candidate did not say
 * @param exposedSince when the first of its users came to read from the candidate; null if nobody did
 * @param at when it was decided
 */
public record Ruling(
        Kind kind,
        String capability,
        String service,
        String build,
        Instant exposedSince,
        Instant at,
        String who,
        String why) {
    /** What it can be. */
    public enum Kind {
        /** Users read from it, and it did no worse. */
        DID_WELL,
        /** Users read from it, and it was taken back. */
        TAKEN_BACK,
        /** It was found to answer otherwise before anybody read from it. */
        REJECTED
    }
}
