package io.turnout.control.plan;

import java.util.List;

/**
 * What the control plane knows of a capability with two sides.
 *
 * @param legacy the side that has always answered; null if the plan does not say
 * @param candidate the side that is to take over, or gives the attribute; null if the plan does not say
 * @param course by which steps its candidate comes to answer
 * @param readable whether it has something that is read; what has not goes with its data
 * @param switched whether the plan itself has the candidate answer
 * @param after capabilities whose candidates are read before this one's
 * @param of the capability that it is an attribute of; null if it is a whole
 */
public record Capability(
        String legacy,
        String candidate,
        Course course,
        boolean readable,
        boolean switched,
        List<String> after,
        String of) {
    public Capability {
        after = List.copyOf(after);
    }

    /** Whether it is one attribute of another one's answers, and ends with their own candidate. */
    public boolean isAttribute() {
        return of != null;
    }
}
