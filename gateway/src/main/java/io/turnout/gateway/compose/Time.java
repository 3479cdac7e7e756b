package io.turnout.gateway.compose;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock that says how old a held part is. */
class Time {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
