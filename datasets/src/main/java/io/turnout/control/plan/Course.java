package io.turnout.control.plan;

import io.turnout.judging.Limits;
import java.util.List;
import java.util.stream.Stream;

/**
 * By which steps a candidate comes to answer.
 *
 * @param compare percent of the subjects whose answers are compared, before the first step and all the time, in (0, 100]
 * @param differences percent of the requests that may be answered otherwise than before, in (0, 100)
 * @param warmUpMillis how long each step goes on before it counts how long requests take
 * @param steps each larger than the one before; not empty
 */
public record Course(double compare, double differences, long warmUpMillis, List<Step> steps) {
    /** That a harmless candidate is ever taken back, at whichever step. */
    private static final double FALSE_ALARM = 0.01;

    /** Of a plan that says nothing of it. */
    public static final Course DEFAULT = new Course(
            20,
            0.1,
            10_000,
            Stream.of(5.0, 25.0, 50.0, 100.0)
                    .map(percent -> new Step(percent, 60_000, false, limits(500, 0.01, 1.2, 0.99, 4)))
                    .toList());

    public Course {
        steps = List.copyOf(steps);
        if (!(compare > 0 && compare <= 100)
                || !(differences > 0 && differences < 100)
                || warmUpMillis < 0
                || steps.isEmpty()) {
            throw new IllegalArgumentException("a share is compared, and there is a step");
        }
    }

    /**
     * For one of several steps, so that the chance of a false alarm is for all of them together.
     *
     * @see Limits
     */
    static Limits limits(long minimum, double failures, double slowdown, double tail, int steps) {
        return new Limits(minimum, failures, slowdown, tail, FALSE_ALARM / steps, Limits.DEFAULT.falsePass());
    }
}
