package io.turnout.control.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.migration.Seen.Read;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;

/** What a migration may ask for at the moment, and when it may say that it is over. */
final class Promises {
    private final ModelledWorld world;

    Promises(ModelledWorld world) {
        this.world = world;
    }

    /** Nobody reads from a candidate whose data is not verified, or before others are read that are to be. */
    void mayRead(String capability) {
        assertThat(world.migration.phase()).isEqualTo(Phase.UNDER_WAY);
        assertThat(ModelledWorld.CARRIERS.get(capability)).allMatch(name -> world.state(name) == State.VERIFIED);
        assertThat(world.read(capability)).isEqualTo(Read.NOT_BEGUN);
        assertThat(ModelledWorld.BEFORE.get(capability)).allMatch(world::isRead);
    }

    void mayOperate(String name, Operation operation) {
        assertThat(operation.states()).contains(world.state(name));
        assertThat(world.isBusy(name)).isFalse();
        switch (operation) {
            case START, VERIFY -> assertThat(isGoingBack()).isFalse();
            case CUTOVER -> mayCutOver(name);
            case ROLLBACK -> {
                assertThat(isGoingBack()).isTrue();
                assertThat(name.equals("first") && world.isThere("behind")).isFalse();
            }
            case DETACH -> mayDetach();
            case ABORT -> throw new AssertionError("a migration throws no data away");
        }
    }

    /** Reads before writes, in the order of the data, with consent. */
    private void mayCutOver(String name) {
        assertThat(isGoingBack()).isFalse();
        assertThat(world.migration.to()).isGreaterThanOrEqualTo(Stage.CANDIDATE);
        assertThat(name.equals("behind") && !world.isThere("first")).isFalse();
        assertThat(world.migration.approved()).contains(name);
        assertThat(ModelledWorld.READ).allMatch(world::isRead);
    }

    /** There is a way back as long as it was promised, and until it is known that nobody will need it. */
    private void mayDetach() {
        assertThat(world.migration.to()).isEqualTo(Stage.RETIRED);
        assertThat(isGoingBack()).isFalse();
        assertThat(ModelledWorld.DATASETS).allMatch(world::isThere).noneMatch(world::isHeld);
        assertThat(ModelledWorld.READ).allMatch(world::isProvenBackwards);
    }

    void mayFinish() {
        if (isGoingBack()) {
            assertThat(world.migration.itinerary().moved()).noneMatch(world::isThere);
            assertThat(world.isReadBySome()).isFalse();
            return;
        }
        switch (world.migration.to()) {
            case LEGACY, SHADOW -> {}
            case CANARY -> assertThat(ModelledWorld.READ).allMatch(world::isRead);
            case CANDIDATE -> assertThat(ModelledWorld.DATASETS).allMatch(world::isThere);
            case RETIRED -> {
                assertThat(ModelledWorld.DATASETS).allMatch(world::isDetached);
                assertThat(world.isComparedStill()).isFalse();
            }
        }
    }

    private boolean isGoingBack() {
        return world.migration.phase() == Phase.GOING_BACK;
    }
}
