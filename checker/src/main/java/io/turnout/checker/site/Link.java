package io.turnout.checker.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from one part to another, which can be cut: then all its connections are reset, and new ones are refused; or
 * stalled: then connections stay, and nothing arrives. While the other part does not listen, it does not either, so that
 * whoever connects learns of that as without it.
 */
public final class Link implements AutoCloseable {
    private static final InetAddress HOST = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final int BUFFER = 16 * 1024;

    private final String name;
    private final int port;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket server;
    private boolean closed;
    private volatile boolean cut;
    private volatile boolean stalled;

    /**
     * @param name such as {@code gateway > monorail}
     * @param port where the one part connects
     * @param target where the other part listens, maybe later
     */
    Link(String name, int port, int target) throws IOException {
        this.name = name;
        this.port = port;
        this.target = target;
        open();
    }

    public String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Resets all connections, and refuses new ones until {@link #mend}. */
    public void cut() {
        cut = true;
        shut();
        sockets.forEach(Link::reset);
    }

    public void mend() throws IOException {
        cut = false;
        open();
    }

    /** Lets nothing through until {@link #resume}. */
    public void stall() {
        stalled = true;
    }

    public void resume() {
        stalled = false;
    }

    private synchronized void open() throws IOException {
        if (closed || cut || server != null) {
            return;
        }
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(HOST, port), 256);
        server = socket;
        Thread.ofVirtual().start(() -> accept(socket));
    }

    private synchronized void shut() {
        if (server != null) {
            closeQuietly(server);
            server = null;
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket near = socket.accept();
                Thread.ofVirtual().start(() -> connect(near));
            }
        } catch (IOException e) {
            // cut, or over
        }
    }

    private void connect(Socket near) {
        sockets.add(near);
        try {
            Socket far = new Socket(HOST, target);
            sockets.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(near, far));
            Thread.ofVirtual().start(() -> pump(far, near));
            if (cut) {
                reset(near);
                reset(far);
            }
        } catch (IOException e) {
            reset(near);
            shut();
            reopenWhenTheTargetListens();
        }
    }

    private void reopenWhenTheTargetListens() {
        try {
            while (!cut) {
                Thread.sleep(BETWEEN_TRIES);
                try (Socket probe = new Socket(HOST, target)) {
                    open();
                    return;
                } catch (IOException e) {
                    // not yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                while (stalled) {
                    Thread.sleep(BETWEEN_TRIES);
                }
                out.write(buffer, 0, n);
            }
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                end(from);
                end(to);
            }
        } catch (IOException e) {
            reset(from);
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    /** What is under way still arrives. */
    private static void end(Socket socket) {
        closeQuietly(socket);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // there is nothing left to be done about it
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        cut();
    }
}
