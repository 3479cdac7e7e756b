package io.turnout.control.confidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What may be told of a migration.
 *
 * @param goal the stage that it was to come to
 * @param phase how far it is
 * @param endedAt null while it is under way
 * @param done what was done, in its order
 * @param rollouts those of its capabilities that began in its time
 * @param moves those of its datasets that were cut over, or taken back, in its time
 */
public record MigrationReport(
        long number,
        String goal,
        String phase,
        String reason,
        Instant begunAt,
        Instant endedAt,
        List<Done> done,
        List<RolloutReport> rollouts,
        List<Move> moves,
        Instant asOf) {
    public MigrationReport {
        done = List.copyOf(done);
        rollouts = List.copyOf(rollouts);
        moves = List.copyOf(moves);
    }

    /** Something that was done, or approved. */
    public record Done(Instant at, String action, String who, String why) {}

    /**
     * A dataset that came to be written on the other side.
     *
     * @param operation {@code CUTOVER} or {@code ROLLBACK}
     * @param askedBy who asked for it
     * @param closedAt when the side before took its last write; null if it did not come so far
     * @param openAt when the other one took the first; null if it did not
     * @param outcome how it ended
     */
    public record Move(
            String dataset, String operation, String askedBy, Instant closedAt, Instant openAt, String outcome) {
        /** How long neither side took a write, in ms; null if that is not known. */
        public Long pauseMillis() {
            return closedAt == null || openAt == null
                    ? null
                    : Duration.between(closedAt, openAt).toMillis();
        }
    }
}
