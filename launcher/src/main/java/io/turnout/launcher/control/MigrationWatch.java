package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Follows a migration until it is over, or waits for somebody to resume it; tells of everything that is done on the way. */
public final class MigrationWatch {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final ControlApi api;
    private final Ticker ticker;
    private long last;

    public MigrationWatch(ControlApi api, Ticker ticker) {
        this.api = api;
        this.ticker = ticker;
    }

    /** @return what has become of it, or of a later one */
    public Journey follow(long number) throws InterruptedException {
        try {
            while (true) {
                Journey journey = new Journey(api.migration());
                tell(number);
                if (journey.number() != number || journey.isOver() || journey.isPaused()) {
                    return journey;
                }
                ticker.progress(journey.why());
                Thread.sleep(BETWEEN_LOOKS);
            }
        } finally {
            ticker.clear();
        }
    }

    private void tell(long number) throws InterruptedException {
        List<JsonNode> news = new ArrayList<>();
        for (JsonNode entry : api.migrationLog().path("entries")) {
            if (entry.path("id").asLong() > last && entry.path("number").asLong() == number) {
                news.add(entry);
            }
        }
        for (JsonNode entry : news.reversed()) {
            ticker.line(line(entry));
            last = entry.path("id").asLong();
        }
    }

    /** An entry of the log. */
    public static String line(JsonNode entry) {
        return "%s  %-28s %s: %s"
                .formatted(
                        TIME.format(Instant.parse(entry.path("at").asText())),
                        entry.path("action").asText(),
                        entry.path("who").asText(),
                        entry.path("why").asText());
    }
}
