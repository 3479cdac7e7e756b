package io.turnout.gateway.shadow;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts sampled requests, for whoever scrapes. */
public final class ShadowMeters {
    private final MeterRegistry registry;
    private final Map<String, Counters> byCapability = new ConcurrentHashMap<>();

    public ShadowMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Of one capability. */
    static final class Counters {
        private final LongAdder compared = new LongAdder();
        private final Map<Book.Skip, LongAdder> notCompared = new EnumMap<>(Book.Skip.class);

        private Counters() {
            for (Book.Skip why : Book.Skip.values()) {
                notCompared.put(why, new LongAdder());
            }
        }

        LongAdder compared() {
            return compared;
        }

        LongAdder notCompared(Book.Skip why) {
            return notCompared.get(why);
        }
    }

    Counters of(String capability) {
        return byCapability.computeIfAbsent(capability, this::register);
    }

    private Counters register(String capability) {
        Counters counters = new Counters();
        FunctionCounter.builder("turnout.shadow.compared", counters, c -> c.compared.sum())
                .tag("capability", capability)
                .description("Requests whose answer was compared with the other side's")
                .register(registry);
        counters.notCompared.forEach(
                (why, count) -> FunctionCounter.builder("turnout.shadow.not.compared", count, LongAdder::sum)
                        .tag("capability", capability)
                        .tag("why", why.name())
                        .description("Requests of the sample that were not compared")
                        .register(registry));
        return counters;
    }
}
