package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Inbound;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/** Streams a request's body to the upstream, no faster than that takes it, with bounds of size and time. */
final class BodyPipe {
    /** A client slower than this, on average and after its first seconds, is not waited for: a byte per millisecond. */
    private static final long NANOS_PER_BYTE = 1_000_000;

    private final HttpServerRequest in;
    private final HttpClientRequest request;
    private final Pass pass;
    private final long limit;
    private long begun = System.nanoTime();
    private long received;
    private boolean ended;
    private boolean full;

    BodyPipe(Inbound inbound, HttpClientRequest request, Pass pass) {
        this.in = inbound.request();
        this.request = request;
        this.pass = pass;
        this.limit = inbound.target().capability().maxBody();
        request.setChunked(inbound.isChunked());
    }

    void start() {
        expect(0);
        in.handler(this::forward);
        in.endHandler(v -> end());
        in.resume();
    }

    /** Whether it is the client who keeps us waiting. */
    boolean waitsForClient() {
        return !ended && !full;
    }

    private void forward(Buffer buffer) {
        if (pass.isOver()) {
            return;
        }
        received += buffer.length();
        if (received > limit) {
            pass.tooLarge(limit);
            return;
        }
        expect(received);
        request.write(buffer);
        if (request.writeQueueFull()) {
            full = true;
            in.pause();
            long since = System.nanoTime();
            request.drainHandler(v -> {
                full = false;
                // that time was the upstream's
                begun += System.nanoTime() - since;
                expect(received);
                in.resume();
            });
        }
    }

    private void expect(long soFar) {
        long spent = System.nanoTime() - begun;
        pass.awaitMore(Math.min(pass.client.idleNanos(), pass.client.idleNanos() + soFar * NANOS_PER_BYTE - spent));
    }

    private void end() {
        ended = true;
        if (!pass.isOver()) {
            pass.bodySent();
            request.end();
        }
    }
}
