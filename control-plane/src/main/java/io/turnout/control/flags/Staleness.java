package io.turnout.control.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.flags.Flag;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Why a flag is not needed any more: everybody has had the same for long, or nobody asks for it. One that is meant to stay, such as a switch for
 * emergencies, says so: {@code "metadata": {"permanent": true}}.
 *
 * @param after how long a flag may be the same for everybody, or not be asked for
 */
public record Staleness(Duration after) {
    /**
     * A sentence; empty if it is needed.
     *
     * @param changed since when it is as it is
     * @param evaluated when it was last asked for; null if never
     */
    public Optional<String> of(Flag flag, Instant changed, Instant evaluated, Instant now) {
        Instant limit = now.minus(after);
        if (changed.isAfter(limit)) {
            return Optional.empty();
        }
        if (evaluated == null) {
            return Optional.of("has never been evaluated");
        }
        if (evaluated.isBefore(limit)) {
            return Optional.of("has not been evaluated for " + days(evaluated, now));
        }
        boolean isPermanent = Boolean.TRUE.equals(flag.metadata().get("permanent"));
        return isForAllTheSame(flag) && !isPermanent
                ? Optional.of("has been the same for everybody for " + days(changed, now))
                : Optional.empty();
    }

    private static String days(Instant since, Instant now) {
        long days = Duration.between(since, now).toDays();
        return days == 1 ? "a day" : days + " days";
    }

    /** Without a rule, or with one that distributes all to one. */
    static boolean isForAllTheSame(Flag flag) {
        if (!flag.enabled() || flag.targeting() == null) {
            return true;
        }
        try {
            JsonNode shares = FlagReader.parse(flag.targeting()).path("fractional");
            return shares.isArray()
                    && StreamSupport.stream(shares.spliterator(), false)
                                    .filter(share -> share.isArray()
                                            && (share.size() == 1
                                                    || !share.get(1).isNumber()
                                                    || share.get(1).asLong() > 0))
                                    .count()
                            == 1;
        } catch (FlagException e) {
            throw new IllegalStateException("It was read before", e);
        }
    }
}
