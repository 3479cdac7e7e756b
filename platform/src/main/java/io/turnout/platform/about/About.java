package io.turnout.platform.about;

import java.time.Instant;

/**
 * What an app says of itself.
 *
 * @param build as in {@link io.turnout.platform.Build}
 * @param changedAt when its code changed last; null if nobody has told it
 * @param startedAt of the process that answers
 */
public record About(String name, String build, Instant changedAt, Instant startedAt, Metadata metadata) {
    /** Where an app answers with it. */
    public static final String PATH = "/internal/about";
}
