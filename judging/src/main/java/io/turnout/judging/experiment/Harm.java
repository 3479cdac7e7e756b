package io.turnout.judging.experiment;

import java.util.function.ToLongFunction;

/** What a treatment may do that no effect is worth; each has a guardrail. */
public enum Harm {
    /** More of what is tried ends badly. */
    FAILS_MORE(Tally::bad),
    /** More of it takes too long. */
    SLOW_MORE_OFTEN(Tally::slow);

    private final ToLongFunction<Tally> count;

    Harm(ToLongFunction<Tally> count) {
        this.count = count;
    }

    /** How often it was seen. */
    public long of(Tally tally) {
        return count.applyAsLong(tally);
    }
}
