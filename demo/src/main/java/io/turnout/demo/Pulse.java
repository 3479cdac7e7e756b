package io.turnout.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what the migration does, and now and then how much is asked, and how it is answered. */
final class Pulse {
    private static final long BETWEEN_LINES_MILLIS = 5_000;
    private static final long BETWEEN_LOOKS_MILLIS = 2_000;
    private static final int LONGEST = 140;

    private final ControlPlane control;
    private final Visitors visitors;
    private final Teller teller;
    private final Clock clock;
    private double rate;
    private long seen;
    private long lookedAt;
    private long toldAt;
    private long lastEntry;

    Pulse(ControlPlane control, Visitors visitors, Teller teller, Clock clock) {
        this.control = control;
        this.visitors = visitors;
        this.teller = teller;
        this.clock = clock;
    }

    void beat(JsonNode migration) throws InterruptedException {
        tellWhatWasDone();
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

    private void tellWhatWasDone() throws InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        control.get("/api/control/migration/log").path("entries").forEach(entries::add);
        for (JsonNode entry : entries.reversed()) {
            long id = entry.path("id").asLong();
            if (id > lastEntry && entry.path("who").asText().equals("migration")) {
                String action = entry.path("action").asText();
                if (!action.equals("halted") && !action.startsWith("COMPARE")) {
                    teller.say(
                            "%s, because %s".formatted(action, entry.path("why").asText()));
                }
            }
            lastEntry = Math.max(lastEntry, id);
        }
    }
}
