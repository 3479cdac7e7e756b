package io.turnout.gateway.compose;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;

/** Holds recent side dishes, bounded by weight and age, to serve them as stale when fresh ones cannot be had. */
@Singleton
class Pantry {
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

    /** The part as good as it can be had: see {@link #serve(String, Part, IntFunction)}. */
    Dish serve(String key, Part part) {
        return serve(key, part, status -> null);
    }

    /**
     * The part as good as it can be had. Where no client waits for it, nothing is held of it, nor served from what is held.
     *
     * @param key what the part depends on
     * @param elsewise what an answer's status means; null for one that means nothing special
     */
    Dish serve(String key, Part part, IntFunction<Dish> elsewise) {
        try {
            Reply reply = part.await();
            Dish other = elsewise.apply(reply.status());
            if (other != null) {
                return other;
            }
            if (reply.status() == 200 && Splice.isObject(reply.body())) {
                if (part.isForClient()) {
                    held.put(key, new Held(clock.instant().truncatedTo(ChronoUnit.MILLIS), reply.body()));
                }
                return Dish.good(reply.body());
            }
        } catch (UpstreamException e) {
            // served from what is held, below
        }
        Held recent = part.isForClient() ? held.getIfPresent(key) : null;
        if (recent == null) {
            part.isMissing();
            return Dish.missing();
        }
        return new Dish(Dish.Quality.STALE, recent.at, recent.body);
    }
}
