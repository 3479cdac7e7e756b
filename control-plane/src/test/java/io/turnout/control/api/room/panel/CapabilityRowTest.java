package io.turnout.control.api.room.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.api.MigrationView.StageView;
import io.turnout.control.api.Readings;
import io.turnout.control.api.RolloutView;
import io.turnout.control.api.ShadowView;
import io.turnout.control.api.room.map.Signal;
import io.turnout.control.migration.Migrations;
import io.turnout.control.migration.Stage;
import io.turnout.control.plan.Capability;
import io.turnout.control.plan.Course;
import io.turnout.control.plan.Step;
import io.turnout.control.rollout.Decisions;
import io.turnout.control.rollout.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityRowTest {
    private static final Capability READ = new Capability("old", "new", Course.DEFAULT, true, false, List.of(), null);
    private static final Capability WRITTEN =
            new Capability("old", "new", Course.DEFAULT, false, false, List.of(), null);

    @Test
    void offersToStartWhatIsReadAndHasNotMoved() {
        assertThat(row(READ, Stage.LEGACY, none()).asks()).map(Ask::label).containsExactly("Start", "Set share");
        assertThat(row(READ, Stage.CANDIDATE, none()).asks()).isEmpty();
        assertThat(row(WRITTEN, Stage.LEGACY, none()).asks()).isEmpty();
    }

    @Test
    void tellsOfAStepUnderWay() {
        CapabilityRow row = row(READ, Stage.CANARY, reading(false, "started", "The step lasts 5 s more."));

        assertThat(row.trip().leg()).isEqualTo("step 2 of 4");
        assertThat(row.trip().signal()).isEqualTo(Signal.CLEAR);
        assertThat(row.waitingFor()).isEqualTo("The step lasts 5 s more.");
        assertThat(row.asks()).map(Ask::label).containsExactly("Pause", "Take back");
    }

    @Test
    void tellsWhoeverHasPausedIt() {
        assertThat(row(READ, Stage.CANARY, reading(true, "to look", null))
                        .trip()
                        .signal())
                .isEqualTo(Signal.PAUSED);
        CapabilityRow held = row(READ, Stage.CANARY, reading(true, Migrations.HELD, null));
        assertThat(held.trip().signal()).isEqualTo(Signal.HELD);
        assertThat(held.asks()).map(Ask::label).containsExactly("Resume", "Take back");
    }

    @Test
    void asksForApprovalOnceNothingElseIsMissing() {
        CapabilityRow row = row(READ, Stage.CANARY, manual(Decisions.APPROVAL));

        assertThat(row.trip().signal()).isEqualTo(Signal.APPROVAL);
        assertThat(row.asks()).map(Ask::label).contains("Approve");
        assertThat(row(READ, Stage.CANARY, manual("The step lasts 5 s more."))
                        .trip()
                        .signal())
                .isEqualTo(Signal.CLEAR);
    }

    @Test
    void tellsThatItWasTakenBackAndWhy() {
        RolloutView rollout = new RolloutView(
                "a", Phase.ROLLED_BACK, 0, 0, false, false, null, "too slow", Instant.EPOCH, null, Course.DEFAULT);

        CapabilityRow row = row(READ, Stage.SHADOW, rollout);

        assertThat(row.trip().sign()).isEqualTo("taken back");
        assertThat(row.since()).isEqualTo("too slow");
        assertThat(row.asks()).map(Ask::label).containsExactly("Start", "Set share");
        // somebody has set a share by hand since
        assertThat(row(READ, Stage.CANARY, rollout).trip().signal()).isEqualTo(Signal.CLEAR);
    }

    @Test
    void offersToTakeBackWhatIsReadByAllAsLongAsItsDataHasNotMoved() {
        RolloutView done = new RolloutView(
                "a", Phase.DONE, 4, 100, false, false, null, "done", Instant.EPOCH, null, Course.DEFAULT);

        assertThat(row(READ, Stage.CANARY, done).asks()).map(Ask::label).contains("Take back");
        assertThat(row(READ, Stage.CANDIDATE, done).asks()).isEmpty();
        assertThat(row(READ, Stage.RETIRED, done).asks()).isEmpty();
    }

    private static CapabilityRow row(Capability capability, Stage stage, RolloutView rollout) {
        return CapabilityRow.of(
                capability,
                new StageView("a", stage, rollout.percent(), 20),
                rollout,
                new ShadowView(
                        "a", 20, null, List.of(), null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null),
                new Readings.View("a", rollout.percent(), null));
    }

    private static RolloutView none() {
        return new RolloutView("a", null, 0, 0, false, false, null, null, null, null, Course.DEFAULT);
    }

    private static RolloutView reading(boolean paused, String reason, String waitingFor) {
        return new RolloutView(
                "a", Phase.READING, 2, 25, false, paused, waitingFor, reason, Instant.EPOCH, null, Course.DEFAULT);
    }

    private static RolloutView manual(String waitingFor) {
        Step step = new Step(50, 0, true, Course.DEFAULT.steps().getFirst().limits());
        Course course = new Course(20, 1, 0, List.of(step));
        return new RolloutView("a", Phase.READING, 1, 50, false, false, waitingFor, "", Instant.EPOCH, null, course);
    }
}
