package io.turnout.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Rows of ports that nobody listens on, so that suites may run beside each other. */
final class FreePorts {
    private static final int ROWS = 80;
    private static final int ROW = 100;
    /** Below the ports that systems give to outgoing connections. */
    private static final int FIRST = 20_000;

    /** Suites that start at once, one after the other's number, begin far from each other. */
    private static int next = (int) (ProcessHandle.current().pid() * 37 % ROWS);

    private FreePorts() {}

    /** The first port of a row that is free now and has not been given before. */
    static synchronized int row() {
        for (int tried = 0; tried < ROWS; tried++) {
            int first = FIRST + ROW * (next++ % ROWS);
            if (IntStream.range(first, first + 10).allMatch(FreePorts::isFree)) {
                return first;
            }
        }
        throw new IllegalStateException("There are no ten free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
