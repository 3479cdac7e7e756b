package io.turnout.platform.about;

import java.time.Instant;

/**
 * What an app says of itself.
 *
 * @param build as in {@link io.turnout.platform.Build}
 * @param startedAt of the process that answers
 */
public record About(String name, String build, Instant startedAt, Metadata metadata) {
    /** Where an app answers with it. */
    public static final String PATH = "/internal/about";
}
