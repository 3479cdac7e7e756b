package io.turnout.control.confidence;

import io.turnout.control.plan.Course;
import io.turnout.control.rollout.Exposure;
import io.turnout.control.rollout.RolloutLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a rollout.
 *
 * @param candidate what the candidate is called, as the plan says; null if the plan does not have it any more
 * @param legacy the same of the side that was in charge
 * @param lines its log, in its order
 * @param compared what had come of comparing, the newest run first
 * @param asOf when all this was so
 */
public record RolloutFacts(
        long number,
        String capability,
        String candidate,
        String legacy,
        Course course,
        Instant begunAt,
        List<RolloutLog.Line> lines,
        List<Exposure> exposures,
        List<Exposure.Moment> moments,
        List<Compared> compared,
        Instant asOf) {
    public RolloutFacts {
        lines = List.copyOf(lines);
        exposures = List.copyOf(exposures);
        moments = List.copyOf(moments);
        compared = List.copyOf(compared);
    }

    /** How it ended; what was done may be taken back later. Empty while it is under way. */
    public static Optional<RolloutLog.Entry> end(List<RolloutLog.Line> lines) {
        return lines.stream()
                .map(RolloutLog.Line::entry)
                .filter(entry -> entry.phase().isOver())
                .reduce((first, last) -> last);
    }

    /**
     * Of one run of comparing, with all that it has compared so far, which may go on after the rollout.
     *
     * @param build null if it did not say which it is
     * @param requests that were compared
     * @param changed of them whose answer would have been another one
     * @param atMost the share that would be, at 95 %
     * @param differing fields that do
     */
    public record Compared(
            String build, String verdict, long requests, long changed, double atMost, List<String> differing) {
        public Compared {
            differing = List.copyOf(differing);
        }
    }
}
