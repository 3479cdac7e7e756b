package io.turnout.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Says what happens, a line each; below, on a terminal, how far everything is, drawn anew as it goes on. */
final class Teller {
    private static final String UP = "\u001b[%dA\u001b[J";
    private static final int WIDTH = 24;

    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private int drawn;

    /** Something that happened, for the pictures as well. */
    record Event(long atMillis, String text) {}

    Teller(PrintStream out, boolean terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    synchronized void say(String text) {
        events.add(new Event(clock.millis(), text));
        clear();
        out.printf(Locale.ROOT, "%5.1f s  %s%n", clock.millis() / 1000.0, text);
        out.flush();
    }

    /** @param migration answer of {@code GET /api/control/migration} */
    synchronized void show(JsonNode migration, String traffic) {
        if (!terminal) {
            return;
        }
        clear();
        for (JsonNode stage : migration.path("stages")) {
            String name = stage.path("stage").asText();
            boolean moved = name.equals("CANDIDATE") || name.equals("RETIRED");
            double percent = moved ? 100 : stage.path("percent").asDouble();
            int filled = (int) Math.round(percent * WIDTH / 100);
            out.printf(
                    Locale.ROOT,
                    "         %-16s %-10s %s%s %3.0f %%%n",
                    stage.path("capability").asText(),
                    name,
                    "█".repeat(filled),
                    "░".repeat(WIDTH - filled),
                    percent);
            drawn++;
        }
        out.println("         " + traffic);
        drawn++;
        out.flush();
    }

    /** Without a terminal, how it is goes into a line of its own. */
    synchronized void pulse(String traffic) {
        if (!terminal) {
            out.println("         " + traffic);
            out.flush();
        }
    }

    private void clear() {
        if (drawn > 0) {
            out.printf(UP, drawn);
            drawn = 0;
        }
    }
}
