package io.turnout.control.api.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A flag.
 *
 * @param flag as it is written, in flagd's format
 * @param changed since when it is so
 * @param evaluations that gateways and services have told of
 * @param evaluated when one was heard of last; null if never
 * @param failures evaluations that ended with the caller's default, for the rule failed or another type was asked for
 * @param stale why it is not needed any more; null if it is
 */
public record FlagView(
        String key, JsonNode flag, Instant changed, long evaluations, Instant evaluated, long failures, String stale) {}
