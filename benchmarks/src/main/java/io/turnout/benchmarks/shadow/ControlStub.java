package io.turnout.benchmarks.shadow;

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

/** In place of the control plane: says what the gateway is to sample, and counts what that reports. */
final class ControlStub implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(3);

    private final HttpServer server;
    private final AtomicLong compared = new AtomicLong();
    private final AtomicLong notCompared = new AtomicLong();
    private String shares = "[]";
    private long version;

    ControlStub(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/shadow", this::answer);
        server.start();
    }

    /** @param percent 0 for nothing */
    synchronized void sample(String capability, double percent) {
        version++;
        shares = percent == 0
                ? "[]"
                : "[{\"capability\":\"%s\",\"percent\":%s,\"run\":%d}]".formatted(capability, percent, version);
        notifyAll();
    }

    long compared() {
        return compared.get();
    }

    long notCompared() {
        return notCompared.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/internal/shadow" ->
                    send(exchange, 200, shares(exchange.getRequestURI().getQuery()));
                case "/internal/shadow/reports" -> {
                    count(JSON.readTree(exchange.getRequestBody()));
                    send(exchange, 204, "");
                }
                default -> send(exchange, 200, "{\"caughtUp\":true,\"quietMillis\":60000}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized String shares(String query) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT;
        while (query.contains("after=v" + version + "&") && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        return "{\"version\":\"v%d\",\"shares\":%s}".formatted(version, shares);
    }

    private void count(JsonNode report) {
        for (JsonNode page : report.path("pages")) {
            compared.addAndGet(page.at("/counts/compared").asLong());
            page.path("notCompared").forEach(each -> notCompared.addAndGet(each.asLong()));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
