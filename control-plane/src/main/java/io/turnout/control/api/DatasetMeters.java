package io.turnout.control.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.turnout.control.plan.Dataset;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.watch.Health;
import io.turnout.control.watch.Trouble;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What the watch sees, for those who draw curves and wake people up. Every replica measures; one of them leads. */
@Singleton
class DatasetMeters {
    private final ControlPlane plane;
    private final MeterRegistry registry;

    DatasetMeters(ControlPlane plane, MeterRegistry registry) {
        this.plane = plane;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("turnout.control.leads", plane, seen -> seen.leads() ? 1 : 0)
                .register(registry);
        for (Dataset dataset : plane.datasets()) {
            stream(dataset, "forth", health -> health.seen().forth());
            stream(dataset, "back", health -> health.seen().back());
            for (Trouble.Kind kind : Trouble.Kind.values()) {
                Gauge.builder("turnout.dataset.troubles", dataset, seen -> count(seen, kind))
                        .tag("dataset", dataset.name())
                        .tag("kind", kind.name())
                        .register(registry);
            }
        }
    }

    private void stream(Dataset dataset, String direction, Function<Health, StreamStatus> stream) {
        gauge("turnout.dataset.lag.bytes", dataset, direction, stream, StreamStatus.Slot::lagBytes);
        gauge("turnout.dataset.lag.millis", dataset, direction, stream, StreamStatus.Slot::lagMillis);
        gauge("turnout.dataset.wal.retained.bytes", dataset, direction, stream, StreamStatus.Slot::retainedBytes);
    }

    /** Not a number where there is no slot, or it cannot be asked: that is not the same as zero. */
    private void gauge(
            String name,
            Dataset dataset,
            String direction,
            Function<Health, StreamStatus> stream,
            ToDoubleFunction<StreamStatus.Slot> value) {
        Gauge.builder(
                        name,
                        dataset,
                        seen -> plane.health(seen)
                                .map(stream)
                                .map(StreamStatus::slot)
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .tag("dataset", dataset.name())
                .tag("direction", direction)
                .register(registry);
    }

    private double count(Dataset dataset, Trouble.Kind kind) {
        return plane.health(dataset).stream()
                .flatMap(health -> health.troubles().stream())
                .filter(trouble -> trouble.kind() == kind)
                .count();
    }
}
