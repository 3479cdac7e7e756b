package io.turnout.control.api.room.panel;

import io.turnout.control.api.MigrationView;
import io.turnout.control.migration.Phase;
import io.turnout.control.migration.Stage;
import io.turnout.control.plan.Dataset;
import io.turnout.control.plan.DatasetPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the room says of the migration as a whole.
 *
 * @param state in a word or two
 * @param kind of it, for style sheets
 * @param headline where it is on its way to
 * @param waitingFor what has to be before it goes on; null if nothing does
 * @param reason why it is where it is; null if there was none
 * @param begun when it was asked for; null if there was none
 * @param read how many of its capabilities are read from their candidates by all, such as {@code 3 of 8}; null if there was none
 * @param moved how many of its datasets have moved; null if there was none, or none is to
 */
public record MigrationPanel(
        String state,
        String kind,
        String headline,
        String waitingFor,
        String reason,
        Instant begun,
        String read,
        String moved,
        List<Ask> asks) {
    static MigrationPanel of(MigrationView view, DatasetPlan plan, Set<String> movedDatasets) {
        if (view.phase() == null) {
            return new MigrationPanel(
                    "not begun",
                    "quiet",
                    "Nothing is on its way yet.",
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(Ask.migration("start", "Begin a migration")));
        }
        return new MigrationPanel(
                state(view),
                view.paused() ? "halted" : view.phase() == Phase.DONE ? "done" : "moving",
                headline(view),
                view.waitingFor(),
                view.reason(),
                view.begun(),
                read(view),
                view.itinerary().moved().isEmpty()
                        ? null
                        : count(
                                view.itinerary().moved().stream()
                                        .filter(movedDatasets::contains)
                                        .count(),
                                view.itinerary().moved()),
                asks(view, plan, movedDatasets));
    }

    /** Whether why it is where it is says more than what it waits for: it has halted, or is over. */
    public boolean isTelling() {
        return reason != null && (waitingFor == null || kind.equals("halted"));
    }

    private static String state(MigrationView view) {
        return view.paused()
                ? "paused"
                : switch (view.phase()) {
                    case UNDER_WAY -> "under way";
                    case GOING_BACK -> "going back";
                    case DONE -> "done";
                    case ROLLED_BACK -> "taken back";
                };
    }

    private static String headline(MigrationView view) {
        return switch (view.phase()) {
            case UNDER_WAY -> "On its way to %s".formatted(view.to());
            case GOING_BACK -> "On its way back";
            case DONE -> "Has come to %s".formatted(view.to());
            case ROLLED_BACK -> "Is back where it was";
        };
    }

    private static String read(MigrationView view) {
        List<String> all = view.itinerary().read();
        Set<String> read = view.stages().stream()
                .filter(stage -> stage.percent() == 100 || stage.stage().compareTo(Stage.CANDIDATE) >= 0)
                .map(MigrationView.StageView::capability)
                .collect(Collectors.toSet());
        return all.isEmpty() ? null : count(all.stream().filter(read::contains).count(), all);
    }

    private static String count(long some, List<String> all) {
        return "%d of %d".formatted(some, all.size());
    }

    private static List<Ask> asks(MigrationView view, DatasetPlan plan, Set<String> movedDatasets) {
        List<Ask> asks = new ArrayList<>();
        if (view.phase() == Phase.UNDER_WAY) {
            plan.datasets().stream()
                    .filter(dataset ->
                            dataset.manual() && view.itinerary().moved().contains(dataset.name()))
                    .map(Dataset::name)
                    .filter(name -> !view.itinerary().approved().contains(name) && !movedDatasets.contains(name))
                    .forEach(name -> asks.add(new Ask(
                            "/control/migration/approve/" + Ask.encoded(name),
                            "Approve the cutover of " + name,
                            "the migration",
                            false)));
        }
        if (view.phase().isOver()) {
            asks.add(Ask.migration("start", "Begin another migration"));
        } else {
            asks.add(view.paused() ? Ask.migration("resume", "Resume") : Ask.migration("pause", "Pause"));
        }
        boolean isWayBackOpen = view.phase() == Phase.DONE && view.to() != Stage.RETIRED;
        if (view.phase() == Phase.UNDER_WAY || isWayBackOpen) {
            asks.add(Ask.migration("rollback", "Take everything back"));
        }
        return List.copyOf(asks);
    }
}
