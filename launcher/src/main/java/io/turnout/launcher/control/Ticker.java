package io.turnout.launcher.control;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Tells what happens: a line each, and how it gets on in place on a terminal, elsewhere a line now and then. */
public final class Ticker {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final String ERASE = "\r\u001b[2K";
    /** A line that wraps could not be taken back. */
    private static final int WIDEST = 110;

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";
    private long told = System.nanoTime() - BETWEEN_LINES.toNanos();

    /** @param terminal whether what is printed can be taken back */
    public Ticker(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On standard output. */
    public static Ticker standard() {
        return new Ticker(
                System.out, System.console() != null && System.console().isTerminal());
    }

    synchronized void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** With the time. */
    synchronized void event(String text) {
        line(TIME.format(LocalTime.now()) + "  " + text);
    }

    synchronized void progress(String text) {
        if (text.isEmpty() || text.equals(shown)) {
            return;
        }
        if (terminal) {
            out.print(ERASE + "          " + (text.length() > WIDEST ? text.substring(0, WIDEST) + "…" : text));
            out.flush();
        } else if (System.nanoTime() - told >= BETWEEN_LINES.toNanos()) {
            out.println("          " + text);
            out.flush();
            told = System.nanoTime();
        } else {
            return;
        }
        shown = text;
    }

    /** Takes back the line in place. */
    synchronized void clear() {
        if (terminal && !shown.isEmpty()) {
            out.print(ERASE);
            out.flush();
        }
        shown = "";
    }
}
