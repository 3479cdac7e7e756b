package io.turnout.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Tells now and then how much is asked, and how it is answered. */
final class Pulse {
    private static final long BETWEEN_LINES_MILLIS = 5_000;
    private static final long BETWEEN_LOOKS_MILLIS = 2_000;
    private static final int LONGEST = 140;

    private final Visitors visitors;
    private final Teller teller;
    private final Clock clock;
    private double rate;
    private long seen;
    private long lookedAt;
    private long toldAt;

    Pulse(Visitors visitors, Teller teller, Clock clock) {
        this.visitors = visitors;
        this.teller = teller;
        this.clock = clock;
    }

    void beat(JsonNode migration) {
        long now = clock.millis();
        if (now - lookedAt >= BETWEEN_LOOKS_MILLIS) {
            rate = (visitors.total() - seen) * 1000.0 / (now - lookedAt);
            seen = visitors.total();
            lookedAt = now;
        }
        String line = String.format(
                Locale.ROOT,
                "%3.0f reads/s, %,d so far, %d failed; %s",
                rate,
                visitors.total(),
                visitors.failed(),
                migration.path("waitingFor").asText(""));
        teller.show(migration, line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        if (now - toldAt >= BETWEEN_LINES_MILLIS) {
            teller.pulse(line);
            toldAt = now;
        }
    }
}
