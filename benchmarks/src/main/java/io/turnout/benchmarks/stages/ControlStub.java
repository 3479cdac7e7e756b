package io.turnout.benchmarks.stages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** In place of the control plane: says who reads from candidates, that these are up to date, and counts what gateways report. */
final class ControlStub implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(3);

    private final HttpServer server;
    private final AtomicLong byLegacy = new AtomicLong();
    private final AtomicLong byCandidate = new AtomicLong();
    private String canaries = "[]";
    private long version;

    ControlStub(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal", this::answer);
        server.start();
    }

    /** @param now a JSON array of capabilities, each with the percentage of the subjects that read from its candidate */
    synchronized void read(String now) {
        version++;
        canaries = now;
        notifyAll();
    }

    /** How many requests gateways have reported of legacy sides. */
    long byLegacy() {
        return byLegacy.get();
    }

    /** The same of candidates. */
    long byCandidate() {
        return byCandidate.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/internal/canaries" ->
                    send(exchange, canaries(exchange.getRequestURI().getQuery()));
                case "/internal/canaries/behind" -> send(exchange, "{\"behindMillis\":0}");
                case "/internal/trials" -> {
                    count(JSON.readTree(exchange.getRequestBody()));
                    send(exchange, "{}");
                }
                default -> {
                    // nothing is compared
                    Thread.sleep(TimeUnit.NANOSECONDS.toMillis(LONGEST_WAIT));
                    send(exchange, "{\"version\":\"v0\",\"shares\":[]}");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized String canaries(String query) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT;
        while (query.contains("after=v" + version + "&") && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        return "{\"version\":\"v%d\",\"canaries\":%s}".formatted(version, canaries);
    }

    private void count(JsonNode report) {
        for (JsonNode window : report.path("windows")) {
            byLegacy.addAndGet(requests(window.path("legacy")));
            window.path("candidates").forEach(build -> byCandidate.addAndGet(requests(build)));
        }
    }

    private static long requests(JsonNode counts) {
        long all = counts.path("failed").asLong();
        for (JsonNode bucket : counts.path("latencies")) {
            all += bucket.asLong();
        }
        return all;
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
