package io.turnout.comparison.finding;

import static java.util.Objects.requireNonNull;

/**
 * One difference.
 *
 * @param path normalised, e.g. {@code $.items[*].title}
 * @param left what the first answer has there, shortened; null if it has nothing
 * @param right what the second answer has there, shortened; null if it has nothing
 */
public record Difference(String path, Kind kind, String left, String right) {
    public Difference {
        requireNonNull(path);
        requireNonNull(kind);
    }
}
