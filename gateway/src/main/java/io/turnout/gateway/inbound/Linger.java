package io.turnout.gateway.inbound;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Lets a client that was answered before its body had come read the answer: a connection closed at once would be reset,
 * and the answer lost with it. What still comes is dropped, for a while and up to a bound; then the connection closes.
 */
final class Linger extends Watch.Watched {
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private final Inbound inbound;
    private final HttpServerRequest request;
    private long dropped;

    Linger(Inbound inbound) {
        this.inbound = inbound;
        this.request = inbound.request();
    }

    void start() {
        inbound.watch().add(this, LONGEST.toNanos());
        request.exceptionHandler(e -> close());
        request.endHandler(v -> close());
        request.handler(buffer -> {
            dropped += buffer.length();
            if (dropped > MOST_BYTES) {
                close();
            }
        });
        request.resume();
    }

    @Override
    protected void overdue() {
        close();
    }

    private void close() {
        inbound.watch().remove(this);
        request.connection().close();
    }
}
