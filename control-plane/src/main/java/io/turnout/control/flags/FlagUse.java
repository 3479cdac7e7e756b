package io.turnout.control.flags;

import java.time.Instant;

/**
 * How often a flag was asked for.
 *
 * @param flag as it was asked for, whether there is one or not
 * @param ending as those that evaluate name it: EVALUATED, UNKNOWN_FLAG, WRONG_TYPE, FAILED
 * @param at when it was heard of last
 */
public record FlagUse(String flag, String ending, long evaluations, Instant at) {}
