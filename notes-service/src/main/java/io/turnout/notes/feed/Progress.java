package io.turnout.notes.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far one side's feed is followed, for those who watch. */
class Progress {
    private final Clock clock;
    private final Counter failures;
    private volatile Instant behindSince;

    Progress(String side, MeterRegistry metrics, Clock clock) {
        Tags tags = Tags.of("side", side);
        this.clock = clock;
        this.behindSince = clock.instant();
        this.failures = Counter.builder("turnout.feed.failures")
                .description("Attempts to read or apply the talks' feed that failed")
                .tags(tags)
                .register(metrics);
        Gauge.builder("turnout.feed.lag", this, progress -> progress.lag().toMillis() / 1000.0)
                .description("For how long the talks' feed has not been followed to its end; 0 while it is")
                .baseUnit("seconds")
                .tags(tags)
                .register(metrics);
    }

    void applied(boolean atEnd) {
        if (atEnd) {
            behindSince = null;
        } else if (behindSince == null) {
            behindSince = clock.instant();
        }
    }

    void failed() {
        failures.increment();
        applied(false);
    }

    boolean isAtEnd() {
        return behindSince == null;
    }

    Duration lag() {
        Instant since = behindSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
