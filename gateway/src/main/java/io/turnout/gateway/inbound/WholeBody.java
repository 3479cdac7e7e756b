package io.turnout.gateway.inbound;

import io.turnout.platform.Problem;
import io.turnout.platform.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads a short body as a whole before anything is asked of anybody, so that a slow client holds nothing but itself. */
public final class WholeBody extends Watch.Watched {
    private static final int LARGEST_AT_ONCE = 16 * 1024;

    private final Inbound inbound;
    private final long limit;
    private final Consumer<Buffer> whole;
    private final Buffer body;

    private WholeBody(Inbound inbound, long limit, Consumer<Buffer> whole) {
        this.inbound = inbound;
        this.limit = limit;
        this.whole = whole;
        // what is only announced takes no memory yet
        this.body = Buffer.buffer((int) Math.clamp(inbound.length(), 256, LARGEST_AT_ONCE));
    }

    /**
     * Reads it, or answers 413 or 408.
     *
     * @param limit most bytes
     * @param timeoutNanos longest time for all of it
     */
    public static void read(Inbound inbound, long limit, long timeoutNanos, Consumer<Buffer> whole) {
        new WholeBody(inbound, limit, whole).start(timeoutNanos);
    }

    /** Lets the client send its body, if it waits to be told so. */
    public static void announce(HttpServerRequest request) {
        String expect = request.getHeader(io.vertx.core.http.HttpHeaders.EXPECT);
        if (expect != null && expect.equalsIgnoreCase("100-continue")) {
            request.response().writeContinue();
        }
    }

    /** The refusal of a body that is longer than its capability takes. */
    public static Problem tooLarge(long limit) {
        return Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body may have at most %,d bytes here.".formatted(limit));
    }

    /** The refusal of a body that comes too slowly. */
    public static Problem tooSlow() {
        return Problem.of(ProblemType.REQUEST_TIMEOUT, "The body did not arrive in time. Send it again, at once.");
    }

    private void start(long timeoutNanos) {
        HttpServerRequest request = inbound.request();
        inbound.watch().add(this, timeoutNanos);
        request.exceptionHandler(e -> {
            inbound.watch().remove(this);
            inbound.done(0);
        });
        request.handler(this::add);
        request.endHandler(v -> {
            inbound.watch().remove(this);
            if (!inbound.isDone()) {
                whole.accept(body);
            }
        });
        announce(request);
    }

    private void add(Buffer buffer) {
        if (body.length() + buffer.length() > limit) {
            inbound.watch().remove(this);
            inbound.refuse(tooLarge(limit));
        } else {
            body.appendBuffer(buffer);
        }
    }

    @Override
    protected void overdue() {
        inbound.refuse(tooSlow());
    }
}
