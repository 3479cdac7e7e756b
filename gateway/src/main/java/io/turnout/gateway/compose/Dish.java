package io.turnout.gateway.compose;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A part that an answer can do without.
 *
 * @param asOf when it was good, if it is stale
 * @param body an object as JSON; null if it is missing
 */
record Dish(Quality quality, Instant asOf, byte[] body) {
    /** How good the part is. */
    enum Quality {
        GOOD,
        STALE,
        MISSING
    }

    static Dish good(byte[] body) {
        return new Dish(Quality.GOOD, null, body);
    }

    static Dish missing() {
        return new Dish(Quality.MISSING, null, null);
    }

    /** The members that say so, as JSON without braces: {@code "quality":"stale","asOf":"…"}. */
    byte[] members() {
        String text = switch (quality) {
            case GOOD -> "\"quality\":\"good\"";
            case STALE -> "\"quality\":\"stale\",\"asOf\":\"" + asOf + "\"";
            case MISSING -> "\"quality\":\"missing\"";
        };
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
