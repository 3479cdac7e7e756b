package io.turnout.control.rollout;

import io.turnout.control.plan.Course;
import io.turnout.control.plan.Step;

/**
 * Where a candidate is on its way. Immutable.
 *
 * @param course as it was when it began
 * @param step index of the step under way, or of the last one; -1 before the first
 * @param paused whether it is not to go further for now; it may still go back
 * @param approved whether somebody has approved the end of the step under way
 */
public record Rollout(String capability, Course course, Phase phase, int step, boolean paused, boolean approved) {
    public static Rollout of(String capability, Course course) {
        return new Rollout(capability, course, Phase.COMPARING, -1, false, false);
    }

    /** Done because the data has moved: should it come back, nobody is to read ahead of it unjudged. */
    Rollout moved() {
        return new Rollout(capability, course, Phase.DONE, -1, false, false);
    }

    /** Of the subjects, how many read from the candidate. */
    public double percent() {
        return step < 0 || phase == Phase.ROLLED_BACK ? 0 : current().percent();
    }

    /** The step under way. */
    public Step current() {
        return course.steps().get(step);
    }

    boolean isAtLastStep() {
        return step == course.steps().size() - 1;
    }

    /** At the next step. */
    Rollout further() {
        return new Rollout(capability, course, Phase.READING, step + 1, paused, false);
    }

    Rollout done() {
        return new Rollout(capability, course, Phase.DONE, step, false, false);
    }

    public Rollout rolledBack() {
        return new Rollout(capability, course, Phase.ROLLED_BACK, step, false, false);
    }

    public Rollout paused(boolean paused) {
        return new Rollout(capability, course, phase, step, paused, approved);
    }

    public Rollout approve() {
        return new Rollout(capability, course, phase, step, paused, true);
    }
}
