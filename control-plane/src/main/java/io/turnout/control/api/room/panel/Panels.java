package io.turnout.control.api.room.panel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.api.DatasetView;
import io.turnout.control.api.MigrationView;
import io.turnout.control.api.Readings;
import io.turnout.control.api.RolloutView;
import io.turnout.control.api.ShadowView;
import io.turnout.control.plan.DatasetPlan;
import io.turnout.control.procedure.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the room says of all. */
public record Panels(MigrationPanel migration, List<CapabilityRow> capabilities, List<DatasetCard> datasets) {
    private static final Set<State> MOVED = Set.of(State.CUT_OVER, State.DETACHED);

    /** What is told of it; of the same plan. */
    public record Told(
            MigrationView migration,
            List<RolloutView> rollouts,
            List<ShadowView> compared,
            List<Readings.View> read,
            List<DatasetView> datasets) {}

    public static Panels of(DatasetPlan plan, Told told, ObjectMapper json) {
        Set<String> moved = told.datasets().stream()
                .filter(dataset -> MOVED.contains(dataset.state()))
                .map(DatasetView::name)
                .collect(Collectors.toSet());
        Map<String, RolloutView> rollouts = by(told.rollouts(), RolloutView::capability);
        Map<String, ShadowView> compared = by(told.compared(), ShadowView::capability);
        Map<String, Readings.View> read = by(told.read(), Readings.View::capability);
        return new Panels(
                MigrationPanel.of(told.migration(), plan, moved),
                told.migration().stages().stream()
                        .map(stage -> CapabilityRow.of(
                                plan.capabilities().get(stage.capability()),
                                stage,
                                rollouts.get(stage.capability()),
                                compared.get(stage.capability()),
                                read.get(stage.capability())))
                        .toList(),
                told.datasets().stream()
                        .map(dataset -> DatasetCard.of(dataset, Checked.of(dataset.verification(), json)))
                        .toList());
    }

    private static <T> Map<String, T> by(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, each -> each));
    }
}
