package io.turnout.gateway.clients;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections of clients there are, all event loops together, and how many were ended for what they did. */
public final class Connections {
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<End, Counter> ended = new EnumMap<>(End.class);

    /** Why a connection was ended that its client had not done with. */
    enum End {
        /** It was one too many. */
        FULL,
        /** The head of a request did not arrive in time. */
        LATE,
        /** Answers were not read. */
        UNREAD,
        /** Too many requests were sent without waiting for answers. */
        FLOODED
    }

    public Connections(MeterRegistry registry, int most) {
        this.most = most;
        Gauge.builder("turnout.connections", open, AtomicInteger::get)
                .description("Connections of clients that are open")
                .register(registry);
        for (End end : End.values()) {
            ended.put(
                    end,
                    Counter.builder("turnout.connections.ended")
                            .tag("reason", end.name().toLowerCase(Locale.ROOT))
                            .description(
                                    "Connections ended early: full = one too many, late = a request's head took too"
                                            + " long, unread = answers were not read, flooded = too many requests at once")
                            .register(registry));
        }
    }

    /** Whether there is room for one more; who gets it leaves once. */
    boolean enter() {
        if (open.incrementAndGet() <= most) {
            return true;
        }
        open.decrementAndGet();
        ended(End.FULL);
        return false;
    }

    void leave() {
        open.decrementAndGet();
    }

    void ended(End end) {
        ended.get(end).increment();
    }
}
