package io.turnout.monorail.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.turnout.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A database behind a relay that a test can close and open again. */
public final class CutOffPostgres implements QuarkusTestResourceLifecycleManager {
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private ServerSocket relay;
    private URI server;

    @Override
    public Map<String, String> start() {
        PostgresServer.Database database = PostgresServer.get().newDatabase();
        server = URI.create(database.url().substring("jdbc:".length()));
        try {
            relay = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + relay.getLocalPort() + server.getPath(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType().equals(CutOffPostgres.class));
    }

    @Override
    public void stop() {
        cut();
        close(relay);
    }

    /** Ends every connection and lets no new one through. */
    void cut() {
        cut = true;
        open.forEach(CutOffPostgres::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = relay.accept();
                if (cut) {
                    client.close();
                    continue;
                }
                Socket upstream = new Socket(server.getHost(), server.getPort());
                open.add(client);
                open.add(upstream);
                Thread.ofVirtual().start(() -> copy(client, upstream));
                Thread.ofVirtual().start(() -> copy(upstream, client));
            }
        } catch (IOException e) {
            // the relay was closed: the test is over
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side is gone, and so is the other now
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
