package io.turnout.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person at the keyboard what happens, a line at a time, with the seconds since the start. */
final class Progress {
    private final PrintStream out;
    private final Instant start = Instant.now();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void step(String sentence) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), sentence);
        out.flush();
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    double seconds() {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }
}
