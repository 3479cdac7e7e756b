package io.turnout.notes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.rest.Idempotency;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** What the platform and the JDK give, made injectable. */
class Beans {
    /** Ticks in microseconds, because that is what a timestamp column keeps. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Produces
    @Singleton
    Idempotency idempotency(DataSource database, ObjectMapper json) {
        return new Idempotency(database, json, "note_idempotency_keys");
    }
}
