package io.turnout.comparison.json;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers by value, of any size: {@code 1}, {@code 1.0} and {@code 1e0} are equal, and so are {@code 0} and {@code -0}, as JSON's readers
 * take them for equal.
 *
 * <p>{@link BigDecimal#compareTo} looks at the magnitudes first, and scales only numbers whose magnitudes are equal; those have at most
 * as many digits as were written. So {@code 1e999999999} costs nothing. What has a larger exponent than BigDecimal holds is compared as
 * it is written.
 */
final class Numbers {
    private Numbers() {}

    static boolean equal(String left, String right) {
        return left.equals(right)
                || read(left)
                        .flatMap(one -> read(right).map(other -> one.compareTo(other) == 0))
                        .orElse(false);
    }

    /** Something that is equal for equal numbers. */
    static Object canonical(String digits) {
        return read(digits)
                .<Object>map(value -> value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros())
                .orElse(digits);
    }

    private static Optional<BigDecimal> read(String digits) {
        try {
            return Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException exponentTooLarge) {
            return Optional.empty();
        }
    }
}
