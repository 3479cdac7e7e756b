package io.turnout.launcher.process;

import java.time.Duration;

/** The pause before a program is started again: doubles with each early end, starts over after a long run. */
final class Backoff {
    /** Longer than anything takes to fail at its start: what has run so long was well, and is wanted back at once. */
    static final Duration LONG_RUN = Duration.ofSeconds(15);

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
