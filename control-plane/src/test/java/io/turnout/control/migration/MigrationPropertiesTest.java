package io.turnout.control.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens meanwhile, in whatever order: what a migration may not ask for is checked by {@link ModelledWorld}. */
class MigrationPropertiesTest {
    /** Something that happens, told by name if it is what broke a property. */
    private record Event(String name, Consumer<ModelledWorld> happening) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 3000)
    void comesToItsStageOnceNothingStandsInItsWay(@ForAll Stage to, @ForAll("events") List<Event> events) {
        ModelledWorld world = new ModelledWorld(to == Stage.LEGACY ? Stage.CANDIDATE : to);
        for (Event event : events) {
            event.happening.accept(world);
            world.decide();
        }
        boolean back = world.migration.phase() == Phase.GOING_BACK;

        inGoodWeather(world);

        if (!world.isDetached("first") && !world.isDetached("behind") || !back) {
            assertThat(world.migration.phase().isOver()).isTrue();
        }
    }

    @Property(tries = 1000)
    void findsItsWayBackFromAnywhereButTheEnd(@ForAll("events") List<Event> events) {
        ModelledWorld world = new ModelledWorld(Stage.CANDIDATE);
        for (Event event : events) {
            event.happening.accept(world);
            world.decide();
        }
        if (world.isDetached("first") || world.isDetached("behind")) {
            return;
        }

        world.rollBack();
        inGoodWeather(world);

        if (!world.isDetached("first") && !world.isDetached("behind")) {
            assertThat(world.migration.phase()).isEqualTo(Phase.ROLLED_BACK);
        }
    }

    /** So that what is made of the same data takes no longer than one of them. */
    @Example
    void readsAtTheSameTimeWhatNothingKeepsApart() {
        ModelledWorld world = new ModelledWorld(Stage.CANARY);
        for (int i = 0; i < 20; i++) {
            ModelledWorld.DATASETS.forEach(dataset -> world.settle(dataset, Outcome.DONE));
            world.judge("read-first", true);
            world.judge("read-behind", true);
            world.decide();
        }

        assertThat(List.of("joined", "page")).allMatch(capability -> world.read(capability) == Seen.Read.UNDER_WAY);
    }

    private static void inGoodWeather(ModelledWorld world) {
        for (int i = 0; i < 150; i++) {
            if (world.migration.paused()) {
                world.resume();
            }
            world.holdOver();
            world.comparedBackwards(true);
            ModelledWorld.DATASETS.forEach(world::approve);
            ModelledWorld.DATASETS.forEach(dataset -> world.settle(dataset, Outcome.DONE));
            ModelledWorld.READ.forEach(capability -> world.judge(capability, true));
            world.decide();
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<String> datasets = Arbitraries.of(ModelledWorld.DATASETS);
        Arbitrary<String> capabilities = Arbitraries.of(ModelledWorld.READ);
        Arbitrary<Outcome> outcomes = Arbitraries.frequency(
                Tuple.of(8, Outcome.DONE), Tuple.of(2, Outcome.UNDONE), Tuple.of(1, Outcome.FAILED));
        Arbitrary<Event> settled = Combinators.combine(datasets, outcomes)
                .as((dataset, outcome) -> new Event(dataset + " " + outcome, world -> world.settle(dataset, outcome)));
        Arbitrary<Event> judged = Combinators.combine(capabilities, Arbitraries.of(true, true, true, false))
                .as((capability, good) ->
                        new Event(capability + " good: " + good, world -> world.judge(capability, good)));
        Arbitrary<Event> byHand = Combinators.combine(datasets, Arbitraries.of(Operation.class))
                .as((dataset, operation) ->
                        new Event(operation + " " + dataset, world -> world.byHand(dataset, operation)));
        Arbitrary<Event> rest = Arbitraries.of(
                new Event("pause", ModelledWorld::pause),
                new Event("resume", ModelledWorld::resume),
                new Event("roll back", ModelledWorld::rollBack),
                new Event("is compared, differs", world -> world.comparedBackwards(false)),
                new Event("is compared, the same", world -> world.comparedBackwards(true)),
                new Event("is held long enough", ModelledWorld::holdOver));
        Arbitrary<Event> approved =
                datasets.map(dataset -> new Event("approve " + dataset, world -> world.approve(dataset)));
        return Arbitraries.frequencyOf(
                        Tuple.of(10, settled),
                        Tuple.of(8, judged),
                        Tuple.of(4, approved),
                        Tuple.of(2, rest),
                        Tuple.of(1, byHand))
                .list()
                .ofMaxSize(80);
    }
}
