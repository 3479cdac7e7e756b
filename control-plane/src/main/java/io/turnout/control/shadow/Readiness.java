package io.turnout.control.shadow;

import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether the other side of a capability has the data that its answers are made of. */
final class Readiness {
    private Readiness() {}

    /**
     * Why it has not, as a sentence; empty if it has.
     *
     * @param datasets all of the plan
     */
    static Optional<String> objection(String capability, List<Dataset> datasets, Function<String, State> states) {
        List<Dataset> carrying = datasets.stream()
                .filter(dataset -> dataset.capabilities().contains(capability))
                .toList();
        // who answers already from one target has the source as the other side, where everything still is
        boolean backwards = carrying.stream().anyMatch(dataset -> states.apply(dataset.name()) == State.CUT_OVER);
        return carrying.stream()
                .filter(dataset -> !hasBoth(states.apply(dataset.name()), backwards))
                .findFirst()
                .map(dataset -> "waits until %s is on both sides; it is %s."
                        .formatted(dataset.name(), states.apply(dataset.name())));
    }

    private static boolean hasBoth(State state, boolean backwards) {
        return switch (state) {
            case IN_SYNC, VERIFIED, CUT_OVER -> true;
            case LEGACY, COPYING -> backwards;
            case DETACHED -> false;
        };
    }
}
