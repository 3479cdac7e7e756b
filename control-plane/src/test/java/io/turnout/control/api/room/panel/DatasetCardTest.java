package io.turnout.control.api.room.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.api.DatasetView;
import io.turnout.control.fence.FenceState;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import io.turnout.control.procedure.Step;
import io.turnout.control.replication.StreamStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetCardTest {
    private static final FenceState OPEN = new FenceState(true, 1, 1, true);
    private static final FenceState CLOSED = new FenceState(false, 1, 1, true);

    @Test
    void saysWhichSideIsWritten() {
        assertThat(card(State.CUT_OVER, CLOSED, OPEN, null).gates())
                .map(gate -> gate.database() + " " + gate.words())
                .containsExactly("old closed", "new open");
        assertThat(card(State.LEGACY, null, null, null).gates())
                .map(DatasetCard.Gate::words)
                .containsExactly("open", "has no fence");
    }

    @Test
    void saysWhichStepIsUnderWayAndWhatItWaitsFor() {
        DatasetView.Running running = new DatasetView.Running(
                Operation.CUTOVER, 7, List.of(Step.READY, Step.CLOSE), false, "the token is on its way");

        DatasetCard card = card(State.VERIFIED, CLOSED, CLOSED, running);

        assertThat(card.running())
                .isEqualTo("cutover, step 3 of 4: wait until the other side has all that was written");
        assertThat(card.waitingFor()).isEqualTo("the token is on its way");
        assertThat(card.stops()).filteredOn(DatasetCard.Stop::passed).hasSize(4);
        assertThat(card.stops()).filteredOn(DatasetCard.Stop::here).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | 999    | less than a second behind
            99999   | 0      | less than a second behind
            2500000 | 0      | less than a second and 2.5 MB behind
            0       | 61000  | 61 s behind
            2500000 | 2000   | 2 s and 2.5 MB behind
            """)
    void saysHowFarASideIsBehind(long bytes, long millis, String words) {
        assertThat(Following.behind(new StreamStatus.Slot(true, "reserved", bytes, millis, 0, -1)))
                .isEqualTo(words);
    }

    @Test
    void saysThatChangesWereLost() {
        assertThat(Following.behind(new StreamStatus.Slot(false, "lost", 0, 0, 0, -1)))
                .isEqualTo("and has lost changes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"rows": 12345, "differing": 0, "done": true}  | 12,345 rows compared, none differs
            {"rows": 12345, "differing": 2, "done": false} | 12,345 rows compared so far, 2 differ
            """)
    void saysWhatAVerificationCameTo(String report, String words) {
        assertThat(Checked.of(report, new ObjectMapper()).words()).isEqualTo(words);
    }

    private static DatasetCard card(State state, FenceState source, FenceState target, DatasetView.Running running) {
        return DatasetCard.of(
                new DatasetView(
                        "notes",
                        state,
                        List.of("notes"),
                        List.of(),
                        new DatasetView.SideView("old", source, null),
                        new DatasetView.SideView("new", target, null),
                        running,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                null);
    }
}
