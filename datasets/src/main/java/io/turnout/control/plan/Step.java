package io.turnout.control.plan;

import io.turnout.judging.Limits;
import java.time.Duration;

/**
 * One step of a rollout.
 *
 * @param percent of the subjects that read from the candidate, in (0, 100]
 * @param holdMillis how long it lasts at least
 * @param manual whether somebody has to approve before it ends
 * @param limits what the candidate may do worse meanwhile
 */
public record Step(double percent, long holdMillis, boolean manual, Limits limits) {
    public Step {
        if (!(percent > 0 && percent <= 100) || holdMillis < 0) {
            throw new IllegalArgumentException("a step is of (0, 100] percent, and does not end before it begins");
        }
    }

    public Duration hold() {
        return Duration.ofMillis(holdMillis);
    }

    /** Whether nobody is left whom those who read from the candidate could be held against. */
    public boolean reachesAll() {
        return percent == 100;
    }
}
