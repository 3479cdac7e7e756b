package io.turnout.control.api.flags;

import io.turnout.control.flags.FlagChange;
import java.time.Instant;
import java.util.List;

/**
 * A version of the flags.
 *
 * @param changes against the version before
 */
public record FlagVersionView(long version, String who, String why, Instant at, List<FlagChange> changes) {}
