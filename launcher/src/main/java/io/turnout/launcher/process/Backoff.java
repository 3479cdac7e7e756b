package io.turnout.launcher.process;

import java.time.Duration;

/** The pause before a program is started again: doubles with each early end, starts over after a long run. */
final class Backoff {
    static final Duration LONG_RUN = Duration.ofMinutes(1);

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The pause after a run that lasted this long. */
    Duration after(Duration run) {
        Duration pause = run.compareTo(LONG_RUN) >= 0 ? first : next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return pause;
    }
}
