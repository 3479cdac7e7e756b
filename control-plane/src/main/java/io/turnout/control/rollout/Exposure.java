package io.turnout.control.rollout;

import io.turnout.judging.count.SideCount;
import java.time.Instant;

/**
 * What one side did in one step of a rollout, and for whom.
 *
 * @param step from 1 on
 * @param build empty for one that does not say which it is; null for the legacy side
 * @param beside what the legacy side did since the build was first heard of in the step
 * @param firstAt when a gateway first told of it, which is the length of a window after it answered at most, unless the gateway could not tell
 * @param lastAt when one last told of it, likewise
 */
public record Exposure(
        int step,
        String build,
        SideCount counted,
        SideCount beside,
        Subjects subjects,
        Instant firstAt,
        Instant lastAt) {
    public boolean isCandidate() {
        return build != null;
    }

    /**
     * How many requests came in the course of a step.
     *
     * @param second since the step began
     * @param seconds how many the moment lasts
     */
    public record Moment(
            int step, long second, long seconds, long candidate, long candidateFailed, long legacy, long legacyFailed) {
        public Moment {
            if (seconds < 1) {
                throw new IllegalArgumentException("a moment lasts");
            }
        }
    }
}
