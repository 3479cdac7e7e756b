package io.turnout.control.migration;

import io.turnout.control.procedure.Operation;

/** What is to be done next about a migration. */
public sealed interface Action {
    /** @param until what has to be before something else is done, as a sentence */
    record Wait(String until) implements Action {}

    /** It does not get on by itself: somebody has to look at it, and resume it. */
    record Halt(String why) implements Action {}

    record Operate(String dataset, Operation operation, String why) implements Action {}

    /** Begins the rollout of a capability. */
    record Read(String capability) implements Action {}

    /** Ends it, so that nobody reads from the candidate. */
    record TakeBack(String capability) implements Action {}

    /** Keeps its rollout from going further, or lets it go on. */
    record Hold(String capability, boolean held) implements Action {}

    /** Sets what share of the subjects is compared, in percent. */
    record Compare(String capability, double percent) implements Action {}

    /** Counts anew what comparing comes to: what was found before is of another direction. */
    record CompareAnew(String capability) implements Action {}

    record Finish(String why) implements Action {}
}
