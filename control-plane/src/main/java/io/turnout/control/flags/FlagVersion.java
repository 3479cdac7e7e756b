package io.turnout.control.flags;

import java.time.Instant;

/**
 * All flags, from one change to the next.
 *
 * @param id rises with each change; 0 before the first
 * @param document in flagd's format, as it was sent
 */
public record FlagVersion(long id, String document, String who, String why, Instant at) {
    static final FlagVersion FIRST = new FlagVersion(0, "{\"flags\": {}}", null, null, null);
}
