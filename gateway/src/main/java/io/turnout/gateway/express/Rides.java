package io.turnout.gateway.express;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that took the express lane, all event loops together. */
public final class Rides {
    private final LongAdder arrived = new LongAdder();
    private final LongAdder givenBack = new LongAdder();

    public Rides(MeterRegistry registry) {
        FunctionCounter.builder("turnout.express.arrived", arrived, LongAdder::sum)
                .description("Requests that were answered over the express lane")
                .register(registry);
        FunctionCounter.builder("turnout.express.given.back", givenBack, LongAdder::sum)
                .description("Requests that began there and were then answered the other way")
                .register(registry);
    }

    void arrived() {
        arrived.increment();
    }

    void givenBack() {
        givenBack.increment();
    }
}
