package io.turnout.control.api.room.panel;

import io.turnout.comparison.verdict.Outcome;
import io.turnout.control.api.MigrationView.StageView;
import io.turnout.control.api.Readings;
import io.turnout.control.api.RolloutView;
import io.turnout.control.api.ShadowView;
import io.turnout.control.api.room.map.Signal;
import io.turnout.control.api.room.map.Trip;
import io.turnout.control.migration.Migrations;
import io.turnout.control.migration.Stage;
import io.turnout.control.plan.Capability;
import io.turnout.control.rollout.Decisions;
import io.turnout.control.rollout.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * What the room says of a capability.
 *
 * @param verdict what comparing has come to, while a rollout goes by it; null if none does
 * @param waitingFor what has to be before it goes on; null if nothing does
 * @param since why its rollout is where it is; null if there was none, or its data has moved
 */
public record CapabilityRow(Trip trip, Outcome verdict, String waitingFor, String since, List<Ask> asks) {
    static CapabilityRow of(
            Capability capability, StageView stage, RolloutView rollout, ShadowView shadow, Readings.View reading) {
        boolean isUnderWay = isUnderWay(rollout);
        Trip trip = new Trip(
                stage.capability(),
                capability.of(),
                capability.legacy(),
                capability.candidate(),
                stage.stage(),
                stage.percent(),
                stage.compared(),
                leg(rollout),
                signal(stage.stage(), rollout));
        return new CapabilityRow(
                trip,
                isUnderWay ? shadow.verdict() : null,
                isUnderWay ? rollout.waitingFor() : waits(stage, reading),
                stage.stage().compareTo(Stage.CANDIDATE) < 0 ? rollout.reason() : null,
                asks(capability, stage.stage(), rollout));
    }

    private static boolean isUnderWay(RolloutView rollout) {
        return rollout.phase() != null && !rollout.phase().isOver();
    }

    private static String waits(StageView stage, Readings.View reading) {
        return stage.stage().compareTo(Stage.CANDIDATE) < 0 ? reading.waitingFor() : null;
    }

    private static String leg(RolloutView rollout) {
        return switch (rollout.phase()) {
            case null -> "";
            case COMPARING -> "compared before the first step";
            case READING ->
                "step %d of %d"
                        .formatted(rollout.step(), rollout.course().steps().size());
            case DONE, ROLLED_BACK -> "";
        };
    }

    private static Signal signal(Stage stage, RolloutView rollout) {
        if (rollout.phase() == Phase.ROLLED_BACK) {
            return stage.compareTo(Stage.CANARY) < 0 ? Signal.TAKEN_BACK : Signal.CLEAR;
        }
        if (!isUnderWay(rollout)) {
            return Signal.CLEAR;
        }
        if (rollout.paused()) {
            return Migrations.HELD.equals(rollout.reason()) ? Signal.HELD : Signal.PAUSED;
        }
        return Decisions.APPROVAL.equals(rollout.waitingFor()) ? Signal.APPROVAL : Signal.CLEAR;
    }

    private static List<Ask> asks(Capability capability, Stage stage, RolloutView rollout) {
        String name = rollout.capability();
        // once its data has moved, all are answered where that is
        boolean isAheadOfItsData = stage.compareTo(Stage.CANDIDATE) < 0;
        List<Ask> asks = new ArrayList<>();
        if (isUnderWay(rollout)) {
            if (canBeApproved(rollout)) {
                asks.add(Ask.rollout(name, "approve", "Approve"));
            }
            asks.add(rollout.paused() ? Ask.rollout(name, "resume", "Resume") : Ask.rollout(name, "pause", "Pause"));
        } else if (capability.readable() && isAheadOfItsData) {
            asks.add(Ask.rollout(name, "start", "Start"));
            asks.add(Ask.share(name));
        }
        if (isUnderWay(rollout) || rollout.phase() == Phase.DONE && isAheadOfItsData) {
            asks.add(Ask.rollout(name, "rollback", "Take back"));
        }
        return List.copyOf(asks);
    }

    private static boolean canBeApproved(RolloutView rollout) {
        return rollout.phase() == Phase.READING
                && !rollout.approved()
                && rollout.course().steps().get(rollout.step() - 1).manual();
    }
}
