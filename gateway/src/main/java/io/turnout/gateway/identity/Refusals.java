package io.turnout.gateway.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts the requests that were refused for who sent them. */
@Singleton
public class Refusals {
    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    /** Why a request was refused. */
    public enum Reason {
        /** There was no token where one is needed, or no bearer token. */
        MISSING,
        /** The token is not valid, or there were several. */
        INVALID,
        /** The token does not have the role. */
        ROLE,
        /** A form was sent from another site. */
        FOREIGN
    }

    Refusals(MeterRegistry registry) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("turnout.refusals")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .description("Requests refused for who sent them: missing = no token, invalid = no valid"
                                    + " token, role = a token without the role, foreign = a form of another site")
                            .register(registry));
        }
    }

    public void count(Reason reason) {
        counters.get(reason).increment();
    }
}
