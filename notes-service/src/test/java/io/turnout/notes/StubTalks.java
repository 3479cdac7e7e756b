package io.turnout.notes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A talks-service that has nothing but its change feed; it can be late, repeat itself, or fail. */
public final class StubTalks implements QuarkusTestResourceLifecycleManager {
    private static final Pattern NUMBERS = Pattern.compile("(after|limit|wait)=(\\d+)");
    private static final Object LOCK = new Object();
    private static final List<String> EVENTS = new ArrayList<>();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile boolean failing;
    private static volatile boolean holdingBack;
    private static volatile boolean hanging;
    private static volatile boolean owning;
    private static volatile int repeating;
    private static volatile int shown = Integer.MAX_VALUE;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/changes", StubTalks::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "turnout.talks.url", "http://127.0.0.1:" + server.getAddress().getPort(),
                "turnout.talks.poll", "1s",
                "turnout.talks.batch", "20",
                "turnout.talks.longest-pause", "200ms");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Something happens to a talk. */
    public static void tell(String type, long id) {
        synchronized (LOCK) {
            EVENTS.add("{\"position\":%d,\"type\":\"talk.%s\",\"id\":%d,\"at\":\"2019-03-04T09:00:00Z\",\"talk\":null}"
                    .formatted(EVENTS.size() + 1, type, id));
            LOCK.notifyAll();
        }
    }

    /** Position of the last event. */
    public static int head() {
        synchronized (LOCK) {
            return EVENTS.size();
        }
    }

    public static int calls() {
        return CALLS.get();
    }

    /** Answers with 500 until told otherwise. */
    public static void fail(boolean fail) {
        failing = fail;
    }

    /** Leaves long polls without an answer, so that only who asks for what is there now gets it. */
    public static void holdBack(boolean holdBack) {
        holdingBack = holdBack;
    }

    /** Takes requests and leaves them without an answer until told otherwise. */
    public static void hang(boolean hang) {
        synchronized (LOCK) {
            hanging = hang;
            LOCK.notifyAll();
        }
    }

    /** Whether it says that talks are written here and nowhere else. */
    public static void own(boolean own) {
        owning = own;
    }

    /** Sends so many events again that the reader already has. */
    public static void repeat(int events) {
        repeating = events;
    }

    /** Serves only so many events from now on, as the side that replication has not brought more to. */
    public static void show(int events) {
        synchronized (LOCK) {
            shown = events;
            LOCK.notifyAll();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        CALLS.incrementAndGet();
        synchronized (LOCK) {
            try {
                while (hanging) {
                    LOCK.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (failing) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
            return;
        }
        send(exchange, part(exchange.getRequestURI(), () -> shown, repeating, owning));
    }

    static void send(HttpExchange exchange, String part) throws IOException {
        byte[] body = part.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** @param shown how many of the events this side has */
    static String part(URI uri, IntSupplier shown, int repeating, boolean owned) {
        Map<String, Integer> numbers = NUMBERS.matcher(uri.getQuery())
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> Integer.valueOf(match.group(2))));
        int after = Math.max(0, numbers.get("after") - repeating);
        long end = System.nanoTime() + numbers.get("wait") * 1_000_000_000L;
        synchronized (LOCK) {
            boolean silent = holdingBack && numbers.get("wait") > 0;
            try {
                while ((silent || there(shown) <= after) && System.nanoTime() < end) {
                    LOCK.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            List<String> events = silent
                    ? List.of()
                    : EVENTS.subList(
                            Math.min(after, there(shown)), Math.min(there(shown), after + numbers.get("limit")));
            return "{\"events\":[" + String.join(",", events) + "],\"next\":" + (after + events.size()) + ",\"owned\":"
                    + owned + "}";
        }
    }

    private static int there(IntSupplier shown) {
        return Math.min(EVENTS.size(), shown.getAsInt());
    }
}
