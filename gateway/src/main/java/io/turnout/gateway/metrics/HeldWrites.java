package io.turnout.gateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** Counts the writes that met a closed fence. */
public final class HeldWrites {
    private final LongAdder held = new LongAdder();
    private final LongAdder refused = new LongAdder();

    public HeldWrites(MeterRegistry registry) {
        FunctionCounter.builder("turnout.writes.held", held, LongAdder::sum)
                .description("Writes that waited because their data was being handed over")
                .register(registry);
        FunctionCounter.builder("turnout.writes.fenced", refused, LongAdder::sum)
                .description("Writes that were answered with a fence's refusal, because they could not wait any longer")
                .register(registry);
    }

    /** One begins to wait. */
    public void held() {
        held.increment();
    }

    /** One is given the refusal. */
    public void refused() {
        refused.increment();
    }
}
