package io.turnout.control.confidence;

import java.util.function.DoubleUnaryOperator;

/**
 * A number that is not known exactly.
 *
 * @param value what was seen
 * @param lower with {@code upper}, contains the true number with 95 % confidence
 */
public record Range(double value, double lower, double upper) {
    public Range {
        if (!(lower <= value && value <= upper)) {
            throw new IllegalArgumentException("a number lies in its range");
        }
    }

    /** The same of what grows with it. */
    public Range map(DoubleUnaryOperator growing) {
        return new Range(growing.applyAsDouble(value), growing.applyAsDouble(lower), growing.applyAsDouble(upper));
    }

    /** Whether it is known to be more than nothing. */
    public boolean isPositive() {
        return lower > 0;
    }
}
