package io.turnout.control.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A build of a service came to run, and ran for a while.
 *
 * @param service as the plan calls it
 * @param changedAt when its code changed last; null if nobody has told it
 * @param firstSeen when it was first seen, or deployed as somebody has told it
 * @param lastSeen when it was last seen
 * @param unseenSince when the service had been seen last before it was; null if never
 * @param toldBy who has told of it; null if it was only seen
 * @param reason as they have said; null if it was only seen
 */
public record Deploy(
        long id,
        String service,
        String build,
        Instant changedAt,
        Instant firstSeen,
        Instant lastSeen,
        Instant unseenSince,
        String toldBy,
        String reason) {
    /** Whether it ran already when the service was looked at for the first time: then nobody knows when it was deployed. */
    public boolean wasThere() {
        return toldBy == null && unseenSince == null;
    }

    /** Whether it is known when it came, give or take so much. */
    boolean isTimely(Duration give) {
        return toldBy != null || unseenSince != null && !firstSeen.isAfter(unseenSince.plus(give));
    }
}
