package io.turnout.launcher.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A control plane that answers what it was told to, in the order it was told, and the last answer ever after. */
public final class StubControlPlane implements AutoCloseable {
    /** A request that came in. */
    public record Seen(String request, String body, String key, String authorization) {}

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Deque<Reply> asked = new ArrayDeque<>();
    private final Deque<String> journals = new ArrayDeque<>();
    private String dataset = "{}";
    private String events;
    private String shadow = "{}";
    private String canaries = "{}";
    private String delivery = "{}";
    private final Deque<Reply> flags = new ArrayDeque<>();
    private final Deque<Reply> experiments = new ArrayDeque<>();
    private String log = "{}";
    private final Deque<Reply> rollouts = new ArrayDeque<>();
    private final Deque<Reply> migrations = new ArrayDeque<>();

    public StubControlPlane() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers a POST so. */
    public StubControlPlane whenAsked(int status, String body) {
        asked.add(new Reply(status, body));
        return this;
    }

    /** Answers GETs of the operation so, one after the other; each is a list of entries. */
    public StubControlPlane journal(String... entries) {
        journals.add("{\"entries\": [" + String.join(",", entries) + "]}");
        return this;
    }

    public StubControlPlane dataset(String json) {
        dataset = json;
        return this;
    }

    /** Answers whatever is about comparing so. */
    public StubControlPlane shadow(String json) {
        shadow = json;
        return this;
    }

    /** Answers whatever is about reading from candidates so. */
    public StubControlPlane canaries(String json) {
        canaries = json;
        return this;
    }

    /** Answers what is about delivery so. */
    public StubControlPlane delivery(String json) {
        delivery = json;
        return this;
    }

    /** Answers what is about experiments so, one after the other. */
    public StubControlPlane experiments(int status, String json) {
        experiments.add(new Reply(status, json));
        return this;
    }

    /** Answers what is about flags so, one after the other. */
    public StubControlPlane flags(int status, String json) {
        flags.add(new Reply(status, json));
        return this;
    }

    /** Answers what is about rollouts so, one after the other. */
    public StubControlPlane rollouts(int status, String json) {
        rollouts.add(new Reply(status, json));
        return this;
    }

    /** Answers what is asked of the migration's log so. */
    public StubControlPlane log(String json) {
        log = json;
        return this;
    }

    /** Answers what is about the migration so, one after the other. */
    public StubControlPlane migration(int status, String json) {
        migrations.add(new Reply(status, json));
        return this;
    }

    /** Sends these lines as events; without, there is no stream. */
    public StubControlPlane events(String lines) {
        events = lines;
        return this;
    }

    public List<Seen> seen() {
        return seen;
    }

    public static String entry(long id, String kind, String subject, String detail) {
        return """
                {"id": %d, "dataset": "notes", "turn": 7, "operation": "CUTOVER", "kind": "%s", "subject": %s, "detail": %s}""".formatted(id, kind, quoted(subject), quoted(detail));
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(
                request,
                body,
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization")));
        if (request.endsWith("/migration/log")) {
            send(exchange, 200, log);
        } else if (request.contains("/migration")) {
            Reply reply = next(migrations);
            send(exchange, reply.status(), reply.body());
        } else if (request.contains("/rollouts")) {
            Reply reply = next(rollouts);
            send(exchange, reply.status(), reply.body());
        } else if (request.contains("/delivery")) {
            send(exchange, 200, delivery);
        } else if (request.contains("/experiments")) {
            Reply reply = next(experiments);
            send(exchange, reply.status(), reply.body());
        } else if (request.contains("/flags")) {
            Reply reply = next(flags);
            send(exchange, reply.status(), reply.body());
        } else if (request.contains("/canaries")) {
            send(exchange, 200, canaries);
        } else if (request.contains("/shadow")) {
            send(exchange, 200, shadow);
        } else if (request.startsWith("POST")) {
            // as a server behind a gateway does, under a name that nobody outside knows
            exchange.getResponseHeaders()
                    .set("Location", "http://control-plane/api/control/datasets/notes/operations/7");
            Reply reply = next(asked);
            send(exchange, reply.status(), reply.body());
        } else if (request.endsWith("/operations/7")) {
            send(exchange, 200, next(journals));
        } else if (request.endsWith("/events")) {
            send(exchange, events == null ? 404 : 200, events == null ? "" : events);
        } else {
            send(exchange, 200, dataset);
        }
    }

    private static synchronized <T> T next(Deque<T> answers) {
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
