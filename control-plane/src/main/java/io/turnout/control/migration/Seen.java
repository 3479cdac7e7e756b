package io.turnout.control.migration;

import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import io.turnout.control.procedure.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a migration is decided on.
 *
 * @param datasets those of the plan
 * @param reads of each capability of its itinerary that can be read, how its candidate comes to be
 * @param compared percent of the subjects whose answers are compared, by capability, where any are
 * @param backwards once all data has moved, what comparing with the legacy side, which follows, has come to, by capability that is compared
 */
public record Seen(
        Map<String, DatasetSeen> datasets,
        Map<String, ReadSeen> reads,
        Map<String, Double> compared,
        Map<String, Backwards> backwards) {
    /**
     * @param running null if nothing is
     * @param attempts what has been tried and has ended since the migration began or was resumed, the newest first
     * @param manual whether its cutover needs somebody's consent
     * @param left how long its way back is to stay open yet, where it has been cut over
     */
    public record DatasetSeen(State state, Operation running, List<Attempt> attempts, boolean manual, Duration left) {
        boolean hasMoved() {
            return state == State.CUT_OVER || state == State.DETACHED;
        }
    }

    /**
     * @param own whether the migration asked for it
     * @param why it ended so; null if it was done
     * @param ago how long ago it ended
     */
    public record Attempt(Operation operation, boolean own, Outcome outcome, String why, Duration ago) {
        boolean isDone() {
            return outcome == Outcome.DONE;
        }
    }

    /**
     * @param before capabilities of the itinerary whose candidates are to be read before
     * @param carriers the datasets that its answers are made of
     * @param course percent of the subjects that are to be compared
     * @param percent of the subjects that read from the candidate
     * @param paused whether its rollout is
     * @param held whether it is because the migration is
     * @param tells what its rollout waits for, or why it ended
     */
    public record ReadSeen(
            Read read,
            List<String> before,
            List<String> carriers,
            double course,
            double percent,
            boolean paused,
            boolean held,
            String tells) {}

    /** What comparing has come to. */
    public enum Known {
        SAME,
        DIFFERENT,
        OPEN
    }

    /**
     * @param isOld whether it was begun before all data had moved, or before somebody resumed the migration
     * @param tells what is missing, or differs
     */
    public record Backwards(Known known, boolean isOld, String tells) {}

    /** How far a candidate has come to be read. */
    public enum Read {
        /** Or it was, and is not any more. */
        NOT_BEGUN,
        UNDER_WAY,
        /** As many read from it as its plan wants. */
        REACHED,
        /** Since the migration began or was resumed, or somebody has made its share smaller. */
        TAKEN_BACK
    }
}
