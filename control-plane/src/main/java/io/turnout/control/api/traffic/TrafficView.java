package io.turnout.control.api.traffic;

import io.turnout.control.traffic.Answers;
import io.turnout.control.traffic.Both;
import io.turnout.control.traffic.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What both sides answered, slot after slot; each list has one number a slot.
 *
 * @param from when the first slot begins
 * @param until when the last one ends
 * @param slotSeconds how long a slot is
 */
public record TrafficView(Instant from, Instant until, int slotSeconds, Side legacy, Side candidate) {
    /** Of this much, at each slot's end, is the slowest percent told: of one slot it is a matter of luck. */
    public static final Duration SLOWEST_OF = Duration.ofSeconds(30);

    /**
     * One side.
     *
     * @param perSecond answers
     * @param failedPerSecond of these, a 5xx or broken off
     * @param p99Millis what 99 % took at most in the {@link #SLOWEST_OF} before the slot's end; null where there were too few to say
     */
    public record Side(double[] perSecond, double[] failedPerSecond, Double[] p99Millis) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Side side
                    && Arrays.equals(perSecond, side.perSecond)
                    && Arrays.equals(failedPerSecond, side.failedPerSecond)
                    && Arrays.equals(p99Millis, side.p99Millis);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(perSecond);
        }
    }

    public static TrafficView of(Flow flow) {
        List<Both> slowest = flow.moving(SLOWEST_OF);
        return new TrafficView(
                flow.from(),
                flow.until(),
                Flow.SLOT_SECONDS,
                side(flow.slots(), slowest, Both::legacy),
                side(flow.slots(), slowest, Both::candidate));
    }

    private static Side side(List<Both> slots, List<Both> slowest, Function<Both, Answers> side) {
        return new Side(
                slots.stream()
                        .map(side)
                        .mapToDouble(answers -> perSecond(answers.total()))
                        .toArray(),
                slots.stream()
                        .map(side)
                        .mapToDouble(answers -> perSecond(answers.failed()))
                        .toArray(),
                slowest.stream().map(side).map(TrafficView::p99).toArray(Double[]::new));
    }

    private static double perSecond(long count) {
        return (double) count / Flow.SLOT_SECONDS;
    }

    private static Double p99(Answers answers) {
        OptionalDouble millis = answers.p99Millis();
        return millis.isPresent() ? Double.valueOf(Math.round(millis.getAsDouble() * 100) / 100.0) : null;
    }
}
