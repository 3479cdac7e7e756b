package io.turnout.gateway.stub;

import static io.turnout.gateway.stub.StubUpstream.respond;
import static io.turnout.gateway.stub.StubUpstream.write;

import io.turnout.gateway.stub.StubUpstream.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A site whose paths are faults. */
final class SiteStub implements StubUpstream.Behaviour {
    private static final byte[] BLOCK = new byte[64 * 1024];
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    static {
        Arrays.fill(BLOCK, (byte) 'b');
    }

    @Override
    public boolean answer(Received request, OutputStream out, Socket socket) throws IOException, InterruptedException {
        String query = request.target().contains("?") ? request.target().split("\\?", 2)[1] : "";
        return switch (request.path()) {
            case "/site/silent" -> silence(request, query);
            case "/site/gone" -> respond(out, 200, "", String.valueOf(gone.contains(query)));
            case "/site/seen" -> respond(out, 200, "", String.valueOf(seen.getOrDefault(query, 0)));
            case "/site/garbage" -> sendAndClose(out, "\u0000\u0001 this is no HTTP\r\n\r\n");
            case "/site/cut" -> sendAndClose(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nonly this");
            case "/site/cut-small" -> sendAndClose(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
            case "/site/cut-chunks" ->
                sendAndClose(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            case "/site/until-close" -> sendAndClose(out, "HTTP/1.1 200 OK\r\n\r\nall of it");
            case "/site/chunks" ->
                send(
                        out,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n5\r\nhello\r\n6\r\n world\r\n"
                                + "0\r\nX-T: 1\r\n\r\n");
            case "/site/hop" ->
                respond(
                        out,
                        200,
                        "Connection: X-Secret, keep-alive\r\nX-Secret: s\r\nKeep-Alive: timeout=5\r\nX-Open: o\r\nSet-Cookie: a=1\r\n"
                                + "Set-Cookie: b=2\r\n",
                        "hop");
            case "/site/closes-first" -> closes(1, request, out, query);
            case "/site/closes-thrice" -> closes(3, request, out, query);
            case "/site/closes" -> closes(Integer.MAX_VALUE, request, out, query);
            case "/site/leaves-first" -> leavesFirst(request, out, query);
            case "/site/big" -> big(out, Integer.parseInt(query));
            case "/site/sink" -> respond(out, 200, "", String.valueOf(request.drain()));
            case "/site/impatient" -> impatience(request, out);
            case "/site/304" -> send(out, "HTTP/1.1 304 x\r\nETag: \"a\"\r\n\r\n");
            case "/site/204" -> send(out, "HTTP/1.1 204 x\r\n\r\n");
            case "/site/stall" -> stall(out);
            default -> echo(request, out);
        };
    }

    private static boolean echo(Received request, OutputStream out) throws IOException {
        long length = request.drain();
        if (request.method().equals("HEAD")) {
            return send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n");
        }
        return respond(out, 200, "Content-Type: text/plain\r\n", request.head() + "body: " + length + "\r\n");
    }

    /** Answers a key's first request as a server does that is being shut down. */
    private boolean leavesFirst(Received request, OutputStream out, String query) throws IOException {
        request.drain();
        if (seen.merge(query, 1, Integer::sum) == 1) {
            respond(out, 503, "Connection: close\r\n", "");
            return false;
        }
        return respond(out, 200, "", "answered by its successor");
    }

    /** Never answers; notes when the gateway closes the connection. */
    private boolean silence(Received request, String query) throws IOException {
        seen.merge(query, 1, Integer::sum);
        while (request.body().read() >= 0) {
            // whatever comes is of no interest, only the end is
        }
        gone.add(query);
        return false;
    }

    /** Answers at once, and reads only to see the gateway go. */
    private static boolean impatience(Received request, OutputStream out) throws IOException {
        write(out, "HTTP/1.1 413 x\r\nContent-Length: 3\r\n\r\nno!");
        while (request.body().read() >= 0) {
            // dropped
        }
        return false;
    }

    /** Closes the connection on a key's first requests. */
    private boolean closes(int times, Received request, OutputStream out, String query) throws IOException {
        request.drain();
        return seen.merge(query, 1, Integer::sum) > times && respond(out, 200, "", "answered at last");
    }

    private static boolean big(OutputStream out, int megabytes) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + megabytes * 1024L * 1024L + "\r\n\r\n");
        for (int i = 0; i < megabytes * 16; i++) {
            out.write(BLOCK);
        }
        return true;
    }

    private static boolean stall(OutputStream out) throws IOException, InterruptedException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nbegins");
        new CountDownLatch(1).await();
        return false;
    }

    private static boolean send(OutputStream out, String text) throws IOException {
        write(out, text);
        return true;
    }

    private static boolean sendAndClose(OutputStream out, String text) throws IOException {
        write(out, text);
        return false;
    }
}
