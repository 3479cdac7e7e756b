package io.turnout.control.api.room;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.api.Changes;
import io.turnout.platform.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Tells pages that what they show has changed: a {@code changed} event, with no more in it than that; and while nothing has, every few
 * seconds a {@code same} event with the time, until when what they show is known to hold.
 */
@Path("/control/news")
@RunOnVirtualThread
class NewsResource {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    /** So that a connection that is gone is noticed, and none is closed as idle. */
    private static final int QUIET_ROUNDS = 10;

    private static final int LISTENERS = 50;

    private final Changes changes;
    private final Operators operators;
    private final Clock clock;
    private final Semaphore places = new Semaphore(LISTENERS);

    NewsResource(Changes changes, Operators operators, Clock clock) {
        this.changes = changes;
        this.operators = operators;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public void follow(@Context SseEventSink sink, @Context Sse sse) {
        operators.letIn();
        if (!places.tryAcquire()) {
            throw ProblemType.UNAVAILABLE.because("%d pages are open already.".formatted(LISTENERS));
        }
        try (sink) {
            tell(sink, sse);
        } catch (CompletionException e) {
            // the page was closed
        } finally {
            places.release();
        }
    }

    private void tell(SseEventSink sink, Sse sse) {
        String known = "";
        for (int quiet = 0; !sink.isClosed(); quiet++) {
            String now = changes.version();
            if (!now.equals(known)) {
                known = now;
                send(sink, sse, "changed", now);
                quiet = 0;
            } else if (quiet == QUIET_ROUNDS) {
                send(sink, sse, "same", Formats.clock(clock.instant()));
                quiet = 0;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private static void send(SseEventSink sink, Sse sse, String event, String data) {
        sink.send(sse.newEventBuilder().name(event).data(data).build())
                .toCompletableFuture()
                .join();
    }
}
