package io.turnout.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People at a site while something is done to it: readers and writers, half of them on kept connections and half on a new
 * one for each request, until it is closed. Every request that fails is noted with its time and kind; nothing is tried
 * again.
 */
final class Traffic implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final Duration LONG_PAUSE = Duration.ofMillis(60);
    private static final int READERS = 4;
    private static final int WRITERS = 2;

    private final URI site;
    private final Duration pause;
    private final Instant start = Instant.now();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong degraded = new AtomicLong();
    private final AtomicLong slowestMillis = new AtomicLong();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Written written = new Written();
    private final List<Thread> people;
    private volatile boolean over;

    enum Kind {
        /** No connection could be made, so nothing was sent. */
        REFUSED,
        /** The connection ended before the answer did. */
        BROKEN,
        TIMEOUT,
        /** An answer, but not the one that a healthy site gives. */
        ANSWER
    }

    /** @param after since the traffic began */
    record Failure(Duration after, Kind kind, String request, String detail) {}

    private Traffic(URI site, Duration pause) {
        this.site = site;
        this.pause = pause;
        this.people = java.util.stream.IntStream.range(0, READERS + WRITERS)
                .mapToObj(i -> Thread.ofVirtual().start(() -> act(new Client(i % 2 == 0), i < READERS)))
                .toList();
    }

    /** Starts it, and waits until all of it flows. */
    static Traffic at(URI site) throws InterruptedException {
        return flowing(new Traffic(site, PAUSE));
    }

    /** Less of it, which leaves a machine something to do the rest with. */
    static Traffic calm(URI site) throws InterruptedException {
        return flowing(new Traffic(site, LONG_PAUSE));
    }

    private static Traffic flowing(Traffic traffic) throws InterruptedException {
        traffic.flow();
        return traffic;
    }

    /** Waits until some hundred more requests are answered, so that what happened last has been seen by all. */
    void flow() throws InterruptedException {
        long enough = requests.get() + 50 * (READERS + WRITERS);
        while (requests.get() < enough) {
            Thread.sleep(pause);
        }
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** What the site has acknowledged to write. */
    Written written() {
        return written;
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread person : people) {
            person.join();
        }
    }

    @Override
    public String toString() {
        return "%d requests in %d s, the slowest %d ms, %d failed, %d answered with a part that was stale or missing"
                .formatted(
                        requests.get(),
                        Duration.between(start, Instant.now()).toSeconds(),
                        slowestMillis.get(),
                        failures.size(),
                        degraded.get());
    }

    private void act(Client client, boolean reader) {
        for (int round = 0; !over; round++) {
            if (reader) {
                client.read(round);
            } else {
                client.write(round);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private final class Client {
        private static final List<String> PATHS = List.of(
                "/api/agenda?day=2019-03-05",
                "/api/talks?limit=5",
                "/api/talks/1?include=notes",
                "/api/talks/1/notes",
                "/agenda?day=2019-03-04",
                "/talks/1",
                "/api/search?q=services");

        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        private final boolean keepsConnection;
        private long talk;

        Client(boolean keepsConnection) {
            this.keepsConnection = keepsConnection;
        }

        void read(int round) {
            JsonNode answer = send("GET", PATHS.get(round % PATHS.size()), null, 200);
            if (answer != null && !answer.findValuesAsText("quality").stream().allMatch("good"::equals)) {
                degraded.incrementAndGet();
            }
        }

        /** A talk of one's own, changed and with notes; in every tenth round another one. */
        void write(int round) {
            if (round % 10 == 0) {
                Written.Talk draft = written.draft();
                JsonNode created = send("POST", "/api/talks", draft.json(), 201);
                talk = created == null ? 0 : written.created(created.path("id").asLong(), draft);
                if (talk != 0) {
                    send("GET", "/api/talks/" + talk, null, 200);
                }
            } else if (talk != 0 && round % 10 < 5) {
                Written.Talk changed = written.talk(talk).changed();
                if (send("PUT", "/api/talks/" + talk, changed.json(), 200) != null) {
                    written.put(talk, changed);
                }
            } else if (talk != 0) {
                // by now the notes-service has heard of the talk, or it is an error that it has not
                String body = "Heard " + java.util.UUID.randomUUID();
                String note = "{\"author\":\"Ada\",\"body\":\"" + body + "\"}";
                if (send("POST", "/api/talks/" + talk + "/notes", note, 201) != null) {
                    written.noted(talk, body);
                }
            }
        }

        /** The answer's JSON, a missing node for a page; null if it is not the one expected, which is noted. */
        private JsonNode send(String method, String path, String body, int expected) {
            HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path))
                    .timeout(TIMEOUT)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json").header("Authorization", "Bearer " + Tokens.writer());
            }
            if (!keepsConnection) {
                request.header("Connection", "close");
            }
            requests.incrementAndGet();
            Instant sent = Instant.now();
            try {
                HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                slowestMillis.accumulateAndGet(
                        Duration.between(sent, Instant.now()).toMillis(), Math::max);
                if (answer.statusCode() != expected) {
                    return fail(Kind.ANSWER, method + " " + path, answer.statusCode() + " " + answer.body());
                }
                boolean json = path.startsWith("/api/") && !answer.body().isEmpty();
                return json ? JSON.readTree(answer.body()) : JSON.missingNode();
            } catch (ConnectException | HttpConnectTimeoutException e) {
                return fail(Kind.REFUSED, method + " " + path, e.toString());
            } catch (HttpTimeoutException e) {
                return fail(Kind.TIMEOUT, method + " " + path, e.toString());
            } catch (IOException e) {
                return fail(Kind.BROKEN, method + " " + path, e + ", caused by " + e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }

        private JsonNode fail(Kind kind, String request, String detail) {
            String connection = keepsConnection ? " on a kept connection" : "";
            failures.add(new Failure(Duration.between(start, Instant.now()), kind, request + connection, detail));
            return null;
        }
    }
}
