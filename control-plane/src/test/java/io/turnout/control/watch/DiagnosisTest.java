package io.turnout.control.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.fence.FenceState;
import io.turnout.control.procedure.State;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.replication.StreamStatus.Slot;
import io.turnout.control.replication.StreamStatus.Table;
import io.turnout.control.watch.Seen.SideSeen;
import io.turnout.control.watch.Trouble.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final SideSeen OPEN = new SideSeen("old", null, new FenceState(true, 0, 1, false), List.of());
    private static final SideSeen CLOSED = new SideSeen("new", null, new FenceState(false, 0, 1, true), List.of());

    @Test
    void warnsWhenHalfOfTheBoundOnWalIsUsed() {
        assertThat(troubles(slot("extended", 400))).isEmpty();
        assertThat(troubles(slot("extended", 600))).extracting(Trouble::kind).containsExactly(Kind.WAL_FILLING);
        assertThat(troubles(slot("lost", 0))).extracting(Trouble::kind).containsExactly(Kind.SLOT_LOST);
    }

    @Test
    void takesTwoLooksWithoutAWorkerBeforeItSaysSo() {
        StreamStatus idle = new StreamStatus(List.of(), false, true, 0, 0, slot("reserved", 0));
        Seen seen = new Seen(OPEN, CLOSED, idle, null, List.of());

        assertThat(Diagnosis.of(State.IN_SYNC, false, seen, null)).isEmpty();
        assertThat(Diagnosis.of(State.IN_SYNC, false, seen, seen))
                .extracting(Trouble::kind)
                .containsExactly(Kind.NOT_APPLYING);
    }

    @Test
    void findsNothingWrongWithTwoClosedFencesDuringAHandover() {
        Seen seen = new Seen(CLOSED, CLOSED, streaming(slot("reserved", 0)), null, List.of());

        assertThat(Diagnosis.of(State.VERIFIED, true, seen, null)).isEmpty();
        assertThat(Diagnosis.of(State.VERIFIED, false, seen, null))
                .extracting(Trouble::kind)
                .containsExactly(Kind.FENCES_CONTRADICT);
    }

    @Test
    void tellsHowACopyGetsOn() {
        StreamStatus before = copying(1000);
        StreamStatus now = copying(3000);

        assertThat(Rate.of(now, before, 500)).isEqualTo(new Rate(3050, 10_050, 4000, 1));
        assertThat(Rate.of(before, null, 0)).isEqualTo(new Rate(1050, 10_050, 0, -1));
    }

    private static StreamStatus copying(long rows) {
        return new StreamStatus(
                List.of(new Table("big", false, rows, 10_000), new Table("small", true, 0, 50)),
                true,
                true,
                0,
                0,
                null);
    }

    private static List<Trouble> troubles(Slot slot) {
        return Diagnosis.of(State.IN_SYNC, false, new Seen(OPEN, CLOSED, streaming(slot), null, List.of()), null);
    }

    private static StreamStatus streaming(Slot slot) {
        return new StreamStatus(List.of(new Table("notes", true, 0, 1)), true, true, 0, 0, slot);
    }

    private static Slot slot(String walStatus, long retained) {
        return new Slot(true, walStatus, 0, 0, retained, 1000);
    }
}
