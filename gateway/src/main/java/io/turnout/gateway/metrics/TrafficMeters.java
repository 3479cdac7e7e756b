package io.turnout.gateway.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.turnout.judging.count.Buckets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Keeps the counters across plans, and shows them to Micrometer, which reads them when it is scraped. */
public final class TrafficMeters {
    /** One in an octave is enough for who scrapes, from 250 µs to 66 s. */
    private static final int EACH = 8;

    private static final String[] CLASSES = {"gone", "1xx", "2xx", "3xx", "4xx", "5xx"};

    private final MeterRegistry registry;
    private final Map<Key, Traffic> traffic = new ConcurrentHashMap<>();

    /** @param side {@code legacy} or {@code candidate} */
    public record Key(String capability, String side) {}

    public TrafficMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param side {@code legacy} or {@code candidate} */
    public Traffic of(String capability, String side) {
        return traffic.computeIfAbsent(new Key(capability, side), this::register);
    }

    /** Of all capabilities, on both sides. */
    public Map<Key, Traffic> all() {
        return Map.copyOf(traffic);
    }

    /** @param isCandidate whether the dataset is written on the candidate's side, as far as is known */
    public void showResidence(String dataset, BooleanSupplier isCandidate) {
        Gauge.builder("turnout.dataset.candidate", isCandidate, known -> known.getAsBoolean() ? 1 : 0)
                .tag("dataset", dataset)
                .description("Where a dataset is written, as far as this gateway knows: 0 legacy, 1 candidate")
                .strongReference(true)
                .register(registry);
    }

    private Traffic register(Key key) {
        Traffic counters = new Traffic();
        Tags tags = Tags.of("capability", key.capability, "side", key.side);
        for (int i = 0; i < Traffic.CLASSES; i++) {
            int statusClass = i;
            FunctionCounter.builder("turnout.requests", counters, t -> t.answers(statusClass))
                    .tags(tags.and("status", CLASSES[i]))
                    .description("Requests answered, by status class; gone = the client went away first")
                    .register(registry);
        }
        for (int i = 0; i < Buckets.COUNT - 1; i += EACH) {
            registerBucket(counters, tags, i, String.valueOf(Buckets.upperNanos(i) / 1e9));
        }
        registerBucket(counters, tags, Buckets.COUNT - 1, "+Inf");
        FunctionCounter.builder("turnout.request.latency.sum", counters, Traffic::seconds)
                .tags(tags)
                .baseUnit("seconds")
                .description("Time spent on requests")
                .register(registry);
        return counters;
    }

    private void registerBucket(Traffic counters, Tags tags, int bucket, String upperSeconds) {
        FunctionCounter.builder("turnout.request.latency.bucket", counters, t -> t.within(bucket))
                .tags(tags.and("le", upperSeconds))
                .description("Requests answered within le seconds")
                .register(registry);
    }
}
