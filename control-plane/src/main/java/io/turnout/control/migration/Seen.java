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
 * @param datasets those of its itinerary
 * @param reads of each capability of its itinerary that can be read, how its candidate comes to be
 * @param compared percent of the subjects whose answers are compared, by capability, where any are
 * @param differing of those whose data has moved, the capabilities whose answers are known to differ
 * @param left how long the way back is to stay open yet, once all data has moved
 */
public record Seen(
        Map<String, DatasetSeen> datasets,
        Map<String, ReadSeen> reads,
        Map<String, Double> compared,
        List<String> differing,
        Duration left) {
    /**
     * @param running null if nothing is
     * @param attempts what has been tried and has ended since the migration began or was resumed, the newest first
     * @param manual whether its cutover needs somebody's consent
     */
    public record DatasetSeen(State state, Operation running, List<Attempt> attempts, boolean manual) {
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
     * @param carriers the datasets that its answers are made of
     * @param course percent of the subjects that are to be compared
     * @param percent of the subjects that read from the candidate
     * @param paused whether its rollout is
     * @param held whether it is because the migration is
     * @param tells what its rollout waits for, or why it ended
     */
    public record ReadSeen(
            Read read,
            List<String> carriers,
            double course,
            double percent,
            boolean paused,
            boolean held,
            String tells) {}

    /** How far a candidate has come to be read. */
    public enum Read {
        /** Or it was, and is not any more. */
        NOT_BEGUN,
        UNDER_WAY,
        /** As many read from it as its plan wants. */
        REACHED,
        /** Since the migration began or was resumed. */
        TAKEN_BACK
    }
}
