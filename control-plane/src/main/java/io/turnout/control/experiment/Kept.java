package io.turnout.control.experiment;

import java.time.Instant;

/**
 * An experiment as it is kept.
 *
 * @param endedAt null, as what follows, while it is under way
 * @param kept the variant that all got when it ended
 */
public record Kept(
        Design design,
        Instant startedAt,
        String startedBy,
        String reason,
        Instant endedAt,
        String endedBy,
        String endedBecause,
        String kept) {
    public boolean isUnderWay() {
        return endedAt == null;
    }
}
