package io.turnout.platform.identity;

import java.time.Instant;

/**
 * A token that was found to be valid.
 *
 * @param expires when it ceases to be, without the clock skew that is allowed for
 */
public record VerifiedToken(Caller caller, Instant expires) {}
