package io.turnout.judging.experiment;

import java.util.OptionalDouble;

/**
 * A number that is not known exactly.
 *
 * @param value what was seen; none if that cannot be told, such as of no subjects
 * @param lower the lowest that it may be
 * @param upper the highest, at least {@code lower}; infinite if nothing bounds it. {@code value} lies between them
 */
public record Estimate(OptionalDouble value, double lower, double upper) {
    public Estimate {
        if (!(lower <= value.orElse(lower) && value.orElse(upper) <= upper && lower <= upper)) {
            throw new IllegalArgumentException("an estimate lies between its bounds");
        }
    }
}
