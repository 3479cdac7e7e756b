package io.turnout.notes.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sides that are configured. */
@Singleton
class Sides {
    private final List<Side> all;
    private volatile long position;

    Sides(TalksConfig config, MeterRegistry metrics, Clock clock) {
        Stream<Map.Entry<String, Optional<URI>>> configured =
                Stream.of(Map.entry("talks-service", config.url()), Map.entry("monorail", config.monorailUrl()));
        this.all = configured
                .flatMap(side -> side.getValue().stream()
                        .map(url -> new Side(
                                side.getKey(),
                                new TalksClient(url, config),
                                new Progress(side.getKey(), metrics, clock))))
                .toList();
        Gauge.builder("turnout.feed.position", this, Sides::position)
                .description("Position of the last change of a talk that was applied")
                .register(metrics);
    }

    List<Side> all() {
        return all;
    }

    /** Position of the last change that was applied, as far as this process knows. */
    long position() {
        return position;
    }

    void applied(long position) {
        this.position = position;
    }

    boolean areAtEnd() {
        return all.stream().allMatch(side -> side.progress().isAtEnd());
    }

    /** For how long the side that is furthest behind has not been followed to its end. */
    Duration lag() {
        return all.stream()
                .map(side -> side.progress().lag())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
