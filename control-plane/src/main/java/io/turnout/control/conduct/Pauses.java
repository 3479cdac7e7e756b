package io.turnout.control.conduct;

import io.turnout.control.procedure.Step;
import java.time.Duration;

/** How long to wait before something is tried again. */
final class Pauses {
    static final Duration IDLE = Duration.ofMillis(250);
    static final Duration SWEEP = Duration.ofSeconds(1);
    static final Duration UNREACHABLE = Duration.ofMillis(200);

    /** READY looks at much on both servers, which makes writers late; who closed at once would add to that. */
    private static final Duration BREATH = Duration.ofMillis(250);

    private static final Duration POLL = Duration.ofMillis(2);
    private static final int MOST_DOUBLINGS = 4;

    private Pauses() {}

    /** Before what follows a step that is done. */
    static Duration after(Step step) {
        return step == Step.READY ? BREATH : Duration.ZERO;
    }

    /** @param tries since the last progress */
    static Duration before(Step step, int tries) {
        return switch (step) {
            // writers wait
            case CLOSE, PASS, OPEN -> POLL.multipliedBy(1L << Math.min(tries / 50, 5));
            case REVOKE, REOPEN -> Duration.ofMillis(20L << Math.min(tries, MOST_DOUBLINGS));
            case COMPARE -> Duration.ofMillis(10);
            case CHECK, FENCE, STREAM, COPY, READY, SEPARATE, EMPTY ->
                Duration.ofMillis(50L << Math.min(tries, MOST_DOUBLINGS));
        };
    }
}
