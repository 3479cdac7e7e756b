package io.turnout.control.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.plan.Course;
import io.turnout.control.rollout.Phase;
import io.turnout.control.rollout.RolloutLedger.Kept;
import java.time.Instant;

/**
 * A capability's rollout.
 *
 * @param phase null if there was none yet
 * @param step the one under way, or the last one, from 1 on; 0 before the first
 * @param percent of the subjects that read from the candidate
 * @param approved whether somebody has approved the end of the step under way
 * @param paused whether it is not to go further for now
 * @param waitingFor what has to be before it goes on; null if it is over, or nothing has been decided yet
 * @param reason why it is where it is
 * @param since when the step or phase began; null if there was none
 * @param evidence what was decided on last
 * @param course its steps; of one that has not begun, those of the plan
 */
public record RolloutView(
        String capability,
        Phase phase,
        int step,
        double percent,
        boolean approved,
        boolean paused,
        String waitingFor,
        String reason,
        Instant since,
        JsonNode evidence,
        Course course) {
    static RolloutView of(Kept kept) {
        return new RolloutView(
                kept.rollout().capability(),
                kept.rollout().phase(),
                kept.rollout().step() + 1,
                kept.share(),
                kept.rollout().approved(),
                kept.rollout().paused(),
                kept.waitingFor(),
                kept.reason(),
                kept.since(),
                kept.evidence(),
                kept.rollout().course());
    }

    static RolloutView none(String capability, Course course) {
        return new RolloutView(capability, null, 0, 0, false, false, null, null, null, null, course);
    }
}
