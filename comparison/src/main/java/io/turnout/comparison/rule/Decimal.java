package io.turnout.comparison.rule;

import java.math.BigDecimal;
import java.util.Optional;

/** Two numbers that are near enough to 1 to be subtracted: {@code 1e999999999 - 1} has a billion digits. */
record Decimal(BigDecimal left, BigDecimal right) {
    private static final int LARGEST_EXPONENT = 1_000;
    private static final int LONGEST = 1_000;

    static Optional<Decimal> both(String left, String right) {
        return read(left).flatMap(one -> read(right).map(other -> new Decimal(one, other)));
    }

    private static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) <= LARGEST_EXPONENT ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    BigDecimal distance() {
        return left.subtract(right).abs();
    }

    BigDecimal larger() {
        return left.abs().max(right.abs());
    }
}
