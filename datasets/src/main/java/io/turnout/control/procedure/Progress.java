package io.turnout.control.procedure;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far the running operation is.
 *
 * @param refusal why a step refused; null if none did
 */
public record Progress(
        Operation operation, long turn, Set<Step> begun, Set<Step> ended, String refusal, boolean undoing) {
    static Progress of(Operation operation, long turn) {
        return new Progress(operation, turn, Set.of(), Set.of(), null, false);
    }

    Progress begin(Step step) {
        return new Progress(operation, turn, with(begun, step), ended, refusal, undoing);
    }

    Progress end(Step step) {
        return new Progress(operation, turn, begun, with(ended, step), refusal, undoing);
    }

    Progress refuse(String why) {
        return new Progress(operation, turn, begun, ended, why, undoing);
    }

    Progress undo() {
        return new Progress(operation, turn, begun, ended, refusal, true);
    }

    boolean hasBegun(Step step) {
        return begun.contains(step);
    }

    boolean hasEnded(Step step) {
        return ended.contains(step);
    }

    private static Set<Step> with(Set<Step> steps, Step step) {
        EnumSet<Step> more = EnumSet.of(step);
        more.addAll(steps);
        return more;
    }
}
