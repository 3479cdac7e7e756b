package io.turnout.control.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.procedure.Decision.Do;
import io.turnout.control.procedure.Decision.Settle;
import io.turnout.control.procedure.Decision.Undo;
import io.turnout.control.procedure.Decision.Wait;
import io.turnout.control.procedure.Entry.Begun;
import io.turnout.control.procedure.Entry.Ended;
import io.turnout.control.procedure.Entry.Refused;
import io.turnout.control.procedure.Entry.Requested;
import io.turnout.control.procedure.Entry.Settled;
import io.turnout.control.procedure.Entry.Undoing;
import io.turnout.control.procedure.Sighting.Fenced;
import io.turnout.control.procedure.Sighting.Unreachable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcedureTest {
    private static final Sighting OPEN = new Fenced(true, 0);
    private static final Sighting CLOSED = new Fenced(false, 0);
    private static final Sighting GONE = new Unreachable("connection refused");
    private static final Observation FINE = new Observation(OPEN, CLOSED, false);

    @Test
    void takesTheFirstStepThatHasNotEnded() {
        assertThat(decide(FINE, new Requested(Operation.START, 1))).isEqualTo(new Do(Step.CHECK));
        assertThat(decide(FINE, new Requested(Operation.START, 1), new Begun(Step.CHECK)))
                .isEqualTo(new Do(Step.CHECK));
        assertThat(decide(FINE, new Requested(Operation.START, 1), new Ended(Step.CHECK)))
                .isEqualTo(new Do(Step.FENCE));
    }

    @Test
    void undoesAStartThatIsRefusedButOnlyFailsAVerification() {
        assertThat(decide(FINE, new Requested(Operation.START, 1), new Refused(Step.CHECK, "no slots")))
                .isEqualTo(new Undo("no slots"));
        assertThat(decide(FINE, new Requested(Operation.VERIFY, 1), new Refused(Step.COMPARE, "3 rows differ")))
                .isEqualTo(new Settle(Outcome.FAILED));
    }

    @Test
    void undoesAHandoverThatIsOverdueButNotADetach() {
        Observation overdue = new Observation(OPEN, CLOSED, true);

        assertThat(decide(overdue, new Requested(Operation.CUTOVER, 1), new Ended(Step.READY)))
                .isInstanceOf(Undo.class);
        assertThat(decide(overdue, new Requested(Operation.DETACH, 1))).isEqualTo(new Do(Step.SEPARATE));
    }

    @Test
    void undoesWithoutTheOtherSideAsLongAsNobodyHasBegunToOpenIt() {
        Observation targetGone = new Observation(new Fenced(false, 1), GONE, true);

        assertThat(decide(
                        targetGone, new Requested(Operation.CUTOVER, 1), new Begun(Step.CLOSE), new Undoing("overdue")))
                .isEqualTo(new Do(Step.REOPEN));
        assertThat(decide(
                        targetGone,
                        new Requested(Operation.CUTOVER, 1),
                        new Begun(Step.CLOSE),
                        new Begun(Step.OPEN),
                        new Undoing("overdue")))
                .isInstanceOf(Wait.class);
    }

    @Test
    void findsThatAHandoverHasHappenedAfterAll() {
        assertThat(decide(
                        new Observation(new Fenced(false, 1), new Fenced(true, 1), true),
                        new Requested(Operation.CUTOVER, 1),
                        new Begun(Step.CLOSE),
                        new Begun(Step.OPEN),
                        new Undoing("overdue")))
                .isEqualTo(new Do(Step.OPEN));
    }

    @Test
    void allowsWhatFitsTheState() {
        Journal running = Journal.of(List.of(new Requested(Operation.START, 1), new Ended(Step.STREAM)));
        Journal inSync = running.append(new Ended(Step.COPY)).append(new Settled(Outcome.DONE));

        assertThat(running.allows(Operation.ABORT)).isTrue();
        assertThat(running.allows(Operation.VERIFY)).isFalse();
        assertThat(inSync.allows(Operation.CUTOVER)).isFalse();
        assertThat(inSync.allows(Operation.VERIFY)).isTrue();
        assertThat(Journal.EMPTY.allows(Operation.START)).isTrue();
    }

    private static Decision decide(Observation seen, Entry... entries) {
        return Procedure.decide(Journal.of(List.of(entries)), seen);
    }
}
