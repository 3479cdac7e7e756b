package io.turnout.control.testbed;

import io.turnout.control.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The servers of this JVM's tests: two to move data between, one for the control plane. Each started when first asked for. */
public final class Testbed {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static Server source;
    private static Server target;
    private static Server control;

    private Testbed() {}

    public static synchronized Server source() {
        return source == null ? source = Server.start("source", freePort()) : source;
    }

    public static synchronized Server target() {
        return target == null ? target = Server.start("target", freePort()) : target;
    }

    public static synchronized Server control() {
        return control == null ? control = Server.start("control", freePort()) : control;
    }

    /** A name that no other test has: slots are named across a server's databases. */
    public static String newName(String stem) {
        return stem + NAMES.incrementAndGet();
    }

    public static Database newSource() {
        return source().newDatabase(newName("source"));
    }

    public static Database newTarget() {
        return target().newDatabase(newName("target"));
    }

    /** A server with few databases recovers quickly when it has been killed. */
    public static void drop(Database... databases) {
        for (Database database : databases) {
            of(database).unsubscribe(database);
        }
        for (Database database : databases) {
            of(database).drop(database);
        }
    }

    private static Server of(Database database) {
        return Stream.of(source, target, control)
                .filter(server -> server != null && server.has(database))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
