package io.turnout.control.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * An entry of the log of rollouts, as far as it matters here.
 *
 * @param step from 1 on; 0 before anybody reads from the candidate
 * @param differing whether its answers were found to be other ones
 * @param compared the build whose answers were compared; null if it did not say
 * @param judged builds that users have read from
 */
public record Release(
        String capability,
        Phase phase,
        int step,
        Instant at,
        String who,
        String why,
        boolean differing,
        String compared,
        Map<String, Verdict> judged) {
    /** As in rollouts. */
    public enum Phase {
        COMPARING,
        READING,
        DONE,
        ROLLED_BACK
    }

    /** What is known of a build that users read from. */
    public enum Verdict {
        WELL,
        WORSE,
        OPEN
    }
}
