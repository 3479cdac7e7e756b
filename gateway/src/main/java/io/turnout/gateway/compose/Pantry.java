package io.turnout.gateway.compose;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Holds recent side dishes, bounded by weight and age, to serve them as stale when fresh ones cannot be had. */
@Singleton
class Pantry {
    private static final byte[] NOTHING =
            "{\"items\":[],\"next\":null}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Cache<String, Held> held;
    private final Clock clock;

    private record Held(Instant at, byte[] body) {}

    Pantry(ComposeConfig config, Clock clock) {
        this.clock = clock;
        this.held = Caffeine.newBuilder()
                .maximumWeight(config.heldWeight().asLongValue())
                .weigher((String key, Held value) -> 64 + 2 * key.length() + value.body.length)
                .expireAfterWrite(config.heldAge())
                .build();
    }

    /**
     * The part as good as it can be had.
     *
     * @param key what the part depends on
     */
    Dish serve(String key, Part part) {
        try {
            Reply reply = part.await();
            if (reply.status() == 400) {
                throw ProblemType.INVALID_CURSOR.because("Take the cursor from \"next\" of this talk's notes.");
            }
            if (reply.status() == 404) {
                return Dish.good(NOTHING);
            }
            if (reply.status() == 200 && Splice.isObject(reply.body())) {
                held.put(key, new Held(clock.instant().truncatedTo(ChronoUnit.MILLIS), reply.body()));
                return Dish.good(reply.body());
            }
        } catch (UpstreamException e) {
            // served from what is held, below
        }
        Held recent = held.getIfPresent(key);
        return recent == null ? Dish.missing() : new Dish(Dish.Quality.STALE, recent.at, recent.body);
    }
}
