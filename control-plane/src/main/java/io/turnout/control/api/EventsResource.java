package io.turnout.control.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.turnout.control.ledger.AuditEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What happens, as it happens: {@code dataset} events whenever a dataset looks different, {@code journal} events with the
 * entry's number as their id, so that a client that reconnects misses none.
 */
@Path("/api/control/events")
@RolesAllowed("operator")
@Tag(name = "datasets")
class EventsResource {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int MOST_AT_ONCE = 100;
    /** So that a connection that is gone is noticed, and none is closed as idle. */
    private static final int QUIET_ROUNDS = 20;

    private final Status status;

    EventsResource(Status status) {
        this.status = status;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    public void follow(@Context SseEventSink sink, @Context Sse sse, @HeaderParam("Last-Event-ID") Long last) {
        try (sink) {
            Long position = last;
            List<DatasetView> before = List.of();
            for (int quiet = 0; !sink.isClosed(); quiet++) {
                Look look = look(position);
                for (DatasetView view : look.datasets()) {
                    if (!before.contains(view)) {
                        send(sink, sse.newEventBuilder().name("dataset").data(view));
                        quiet = 0;
                    }
                }
                for (AuditEntry entry : look.entries()) {
                    send(
                            sink,
                            sse.newEventBuilder()
                                    .id("" + entry.id())
                                    .name("journal")
                                    .data(entry));
                }
                before = look.datasets();
                position = look.position();
                if (quiet == QUIET_ROUNDS) {
                    send(sink, sse.newEventBuilder().comment("still here"));
                    quiet = 0;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        } catch (CompletionException e) {
            // the client has gone
        }
    }

    /** @param position after the last of the entries */
    private record Look(List<DatasetView> datasets, List<AuditEntry> entries, long position) {}

    /** With a session for each look: one that is held for as long as somebody listens would be missed by others. */
    private Look look(Long after) {
        return status.reading(ledger -> {
            long from = after == null ? ledger.trail().lastEntry() : after;
            List<AuditEntry> entries = ledger.trail().after(from, MOST_AT_ONCE);
            return new Look(
                    status.all(ledger),
                    entries,
                    entries.isEmpty() ? from : entries.getLast().id());
        });
    }

    private static void send(SseEventSink sink, OutboundSseEvent.Builder event) {
        sink.send(event.mediaType(MediaType.APPLICATION_JSON_TYPE).build())
                .toCompletableFuture()
                .join();
    }
}
