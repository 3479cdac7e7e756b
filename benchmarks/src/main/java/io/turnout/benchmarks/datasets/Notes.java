package io.turnout.benchmarks.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** Creates notes and changes them, each change on top of the one before. */
final class Notes {
    private static final JsonMapper JSON = new JsonMapper();
    /** Longer than anything in between holds a write. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int MOST_KEPT = 2_000;

    private final HttpClient http;
    private final URI site;
    private final String token;
    private final Talks talks;
    private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();

    Notes(HttpClient http, URI site, String token, Talks talks) {
        this.http = http;
        this.site = site;
        this.token = token;
        this.talks = talks;
    }

    /** Ids of talks that are there. */
    record Talks(long first, long last) {
        private long any() {
            return ThreadLocalRandom.current().nextLong(first, last + 1);
        }
    }

    private record Kept(long id, long version) {}

    /**
     * Creates a note or changes one of its own.
     *
     * @return the answer's status; 0 if there was none
     */
    int write(boolean change) throws InterruptedException {
        Kept note = change ? kept.poll() : null;
        try {
            HttpResponse<byte[]> answer =
                    http.send(note == null ? creation() : replacement(note), BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                keep(JSON.readTree(answer.body()), note == null);
            }
            return answer.statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private void keep(JsonNode note, boolean isNew) {
        if (!isNew || kept.size() < MOST_KEPT) {
            kept.add(new Kept(note.path("id").asLong(), note.path("version").asLong()));
        }
    }

    private HttpRequest creation() {
        return request("/api/talks/" + talks.any() + "/notes").POST(body()).build();
    }

    private HttpRequest replacement(Kept note) {
        return request("/api/notes/" + note.id())
                .header("If-Match", "\"v" + note.version() + "\"")
                .PUT(body())
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body() {
        String text = "Scaling **payments** and queues under load, take "
                + ThreadLocalRandom.current().nextLong(1_000_000) + ".";
        return BodyPublishers.ofString(
                JSON.createObjectNode().put("author", "Bench").put("body", text).toString());
    }
}
