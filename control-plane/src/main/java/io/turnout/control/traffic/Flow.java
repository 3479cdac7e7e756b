package io.turnout.control.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What both sides answered, slot after slot.
 *
 * @param first the number of the first slot: seconds since 1970, divided by {@value #SLOT_SECONDS}
 * @param slots without a gap; the last one is over
 */
public record Flow(long first, List<Both> slots) {
    /** How long a slot is. */
    public static final int SLOT_SECONDS = 5;

    public Flow {
        slots = List.copyOf(slots);
    }

    /** When the first slot begins. */
    public Instant from() {
        return Instant.ofEpochSecond(first * SLOT_SECONDS);
    }

    /** When the last one ends. */
    public Instant until() {
        return from().plusSeconds((long) slots.size() * SLOT_SECONDS);
    }

    /** All of the last so many seconds, in whole slots. */
    public Both last(Duration time) {
        return before(slots.size(), time);
    }

    /** At each slot's end, all of the last so many seconds. */
    public List<Both> moving(Duration time) {
        return IntStream.rangeClosed(1, slots.size())
                .mapToObj(end -> before(end, time))
                .toList();
    }

    private Both before(int end, Duration time) {
        int begin = Math.max(0, end - (int) (time.toSeconds() / SLOT_SECONDS));
        return slots.subList(begin, end).stream().reduce(Both.NONE, Both::plus);
    }
}
