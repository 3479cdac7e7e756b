package io.turnout.notes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;

/** The other side's feed: the events of {@link StubTalks}, or as many of them as it has; it can be down or hang. */
public final class StubMonorail implements QuarkusTestResourceLifecycleManager {
    private static final Object LOCK = new Object();
    private static volatile int shown = Integer.MAX_VALUE;
    private static volatile boolean failing;
    private static volatile boolean hanging;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/changes", StubMonorail::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "turnout.talks.monorail-url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    public static void show(int events) {
        shown = events;
    }

    public static void fail(boolean fail) {
        failing = fail;
    }

    public static void hang(boolean hang) {
        synchronized (LOCK) {
            hanging = hang;
            LOCK.notifyAll();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
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
        StubTalks.send(exchange, StubTalks.part(exchange.getRequestURI(), () -> shown, 0, false));
    }
}
