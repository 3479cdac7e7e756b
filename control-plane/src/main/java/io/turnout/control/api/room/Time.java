package io.turnout.control.api.room;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** What time it is. */
final class Time {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
