package io.turnout.gateway.stub;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An upstream on a plain socket, so that it can do to a connection whatever a broken one would. */
public final class StubUpstream implements AutoCloseable {
    private final ServerSocket server;
    private final Behaviour behaviour;

    /** What the stub does with a request; true keeps the connection for the next one. */
    public interface Behaviour {
        boolean answer(Received request, OutputStream out, Socket socket) throws IOException, InterruptedException;
    }

    /**
     * A request.
     *
     * @param head with its line ends
     * @param body as it comes off the wire
     */
    public record Received(String method, String target, String head, InputStream body) {
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }

        public String path() {
            return target.split("\\?")[0];
        }

        /** Reads the body to its end and tells its length. */
        public long drain() throws IOException {
            String length = header("Content-Length");
            if (length != null) {
                body.skipNBytes(Long.parseLong(length));
                return Long.parseLong(length);
            }
            long total = 0;
            while ("chunked".equals(header("Transfer-Encoding"))) {
                String size = line(body);
                if (size == null) {
                    throw new EOFException("The gateway gave up within the body");
                }
                long chunk = Long.parseLong(size, 16);
                body.skipNBytes(chunk);
                line(body);
                total += chunk;
                if (chunk == 0) {
                    break;
                }
            }
            return total;
        }
    }

    public StubUpstream(Behaviour behaviour) {
        this(0, behaviour);
    }

    /** @param port 0 for any */
    public StubUpstream(int port, Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a whole answer. */
    public static boolean respond(OutputStream out, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(out, "HTTP/1.1 " + status + " x\r\nContent-Length: " + bytes.length + "\r\n" + headers + "\r\n");
        out.write(bytes);
        out.flush();
        return true;
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            // a head and its body are written apart: the body is not to wait until the head is acknowledged, which
            // takes 40 ms
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                StringBuilder head = new StringBuilder();
                String line = line(in);
                for (; line != null && !line.isEmpty(); line = line(in)) {
                    head.append(line).append("\r\n");
                }
                if (line == null) {
                    return;
                }
                String[] first = head.toString().split(" ", 3);
                Received request = new Received(first[0], first[1], head.toString(), in);
                open = behaviour.answer(request, socket.getOutputStream(), socket);
            }
        } catch (IOException e) {
            // the gateway has closed the connection, which is its right
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A line without its end; null at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
