package io.turnout.notes.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far the feed is followed, for those who watch. */
@Singleton
class Progress {
    private final Clock clock;
    private final Counter failures;
    private volatile long position;
    private volatile Instant behindSince;

    Progress(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.behindSince = clock.instant();
        this.failures = Counter.builder("turnout.feed.failures")
                .description("Attempts to read or apply the talks' feed that failed")
                .register(metrics);
        Gauge.builder("turnout.feed.lag", this, progress -> progress.lag().toMillis() / 1000.0)
                .description("For how long the talks' feed has not been followed to its end; 0 while it is")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("turnout.feed.position", this, Progress::position)
                .description("Position of the last change of a talk that was applied")
                .register(metrics);
    }

    void applied(long position, boolean atEnd) {
        this.position = position;
        if (atEnd) {
            behindSince = null;
        } else if (behindSince == null) {
            behindSince = clock.instant();
        }
    }

    void failed() {
        failures.increment();
        if (behindSince == null) {
            behindSince = clock.instant();
        }
    }

    boolean isAtEnd() {
        return behindSince == null;
    }

    long position() {
        return position;
    }

    Duration lag() {
        Instant since = behindSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
