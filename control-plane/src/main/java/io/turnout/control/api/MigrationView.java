package io.turnout.control.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.migration.Phase;
import io.turnout.control.migration.Stage;
import java.time.Instant;
import java.util.List;

/**
 * The migration that is under way, or the last one; and how far everything is.
 *
 * @param number null, as is all else but the stages, if there was none yet
 * @param to the stage that it is to come to
 * @param paused whether nothing more is begun until it is resumed
 * @param waitingFor what has to be before it goes on; null if it is over, or nothing has been decided yet
 * @param reason why it is where it is
 * @param begun when it was asked for
 * @param since when it began, was resumed or turned back
 * @param itinerary what it takes along; null if there was none
 * @param evidence what was decided on last
 * @param stages of all capabilities with two sides, in the plan's order
 */
public record MigrationView(
        Long number,
        Stage to,
        Phase phase,
        boolean paused,
        String waitingFor,
        String reason,
        Instant begun,
        Instant since,
        Way itinerary,
        JsonNode evidence,
        List<StageView> stages) {
    /**
     * @param ready datasets that have to be the same on both sides
     * @param read capabilities that come to be read from their candidates, in this order
     * @param moved datasets that come to be written there, in this order
     * @param approved those of them whose cutover somebody has consented to
     */
    public record Way(List<String> ready, List<String> read, List<String> moved, List<String> approved) {}

    /**
     * @param percent of the subjects that read from the candidate
     * @param compared percent of the subjects whose answers are compared
     */
    public record StageView(String capability, Stage stage, double percent, double compared) {}

    static MigrationView of(Kept kept, List<StageView> stages) {
        var itinerary = kept.migration().itinerary();
        return new MigrationView(
                kept.migration().number(),
                kept.migration().to(),
                kept.migration().phase(),
                kept.migration().paused(),
                kept.waitingFor(),
                kept.reason(),
                kept.begun(),
                kept.since(),
                new Way(
                        itinerary.ready(),
                        itinerary.read(),
                        itinerary.moved(),
                        kept.migration().approved().stream().sorted().toList()),
                kept.evidence(),
                stages);
    }

    static MigrationView none(List<StageView> stages) {
        return new MigrationView(null, null, null, false, null, null, null, null, null, null, stages);
    }
}
