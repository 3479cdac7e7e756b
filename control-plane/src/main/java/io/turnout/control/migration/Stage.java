package io.turnout.control.migration;

import io.turnout.control.procedure.State;
import java.util.Collection;
import java.util.Set;

/** How far a capability is on its way from the legacy side to the candidate. */
public enum Stage {
    /** The legacy side answers. */
    LEGACY,
    /** It does; what the candidate would answer is compared. */
    SHADOW,
    /** A share of the subjects reads from the candidate, up to all of them. */
    CANARY,
    /** The candidate answers, and is written. The legacy side follows, and can take over again. */
    CANDIDATE,
    /** The legacy side is not needed any more. */
    RETIRED;

    private static final Set<State> MOVED = Set.of(State.CUT_OVER, State.DETACHED);

    /**
     * @param states of the datasets that carry the capability; empty if none does
     * @param switched whether the plan itself has the candidate answer
     * @param percent of the subjects that read from the candidate
     * @param compared percent of the subjects whose answers are compared
     */
    public static Stage of(Collection<State> states, boolean switched, double percent, double compared) {
        if (!states.isEmpty() && Set.of(State.DETACHED).containsAll(states)) {
            return RETIRED;
        }
        if (switched || states.stream().anyMatch(MOVED::contains)) {
            return CANDIDATE;
        }
        if (percent > 0) {
            return CANARY;
        }
        return compared > 0 ? SHADOW : LEGACY;
    }
}
