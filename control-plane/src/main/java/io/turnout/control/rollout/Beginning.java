package io.turnout.control.rollout;

import io.turnout.control.plan.Course;
import io.turnout.control.rollout.RolloutLedger.Change;
import io.turnout.control.shadow.ShadowLedger;

/** How a rollout begins: with comparing, anew, for what was found before may be of another build. Not for several threads. */
public final class Beginning {
    private final RolloutLedger rollouts;
    private final ShadowLedger shadow;

    public Beginning(RolloutLedger rollouts, ShadowLedger shadow) {
        this.rollouts = rollouts;
        this.shadow = shadow;
    }

    /** @return false if one of the capability is under way already; then nothing is done */
    public boolean of(String capability, Course course, Change change) {
        if (rollouts.of(capability).filter(Beginning::isUnderWay).isPresent()) {
            return false;
        }
        // first, so that it is not decided on by what was found before
        compare(capability, course.compare(), change);
        return rollouts.begin(Rollout.of(capability, course), change);
    }

    private static boolean isUnderWay(RolloutLedger.Kept kept) {
        return !kept.rollout().phase().isOver();
    }

    /** At least so many of the subjects are compared, and counted anew. */
    private void compare(String capability, double percent, Change change) {
        ShadowLedger.Change why = new ShadowLedger.Change(change.who(), change.why());
        if (shadow.percents().getOrDefault(capability, 0.0) < percent) {
            shadow.set(capability, percent, why);
        }
        shadow.restart(capability, why);
    }
}
