package io.turnout.comparison.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far apart two values may be and still be equal; what is not of its sort is never within it. */
public sealed interface Margin {
    boolean admits(String left, String right);

    String text();

    /** {@code |left - right| <= most}. */
    record Absolute(BigDecimal most) implements Margin {
        public Absolute {
            notNegative(most);
        }

        @Override
        public boolean admits(String left, String right) {
            return Decimal.both(left, right)
                    .filter(pair -> pair.distance().compareTo(most) <= 0)
                    .isPresent();
        }

        @Override
        public String text() {
            return most.toPlainString();
        }
    }

    /** {@code |left - right| <= fraction * max(|left|, |right|)}. */
    record Relative(BigDecimal percent) implements Margin {
        public Relative {
            notNegative(percent);
        }

        @Override
        public boolean admits(String left, String right) {
            return Decimal.both(left, right)
                    .filter(pair -> pair.distance()
                                    .movePointRight(2)
                                    .compareTo(percent.multiply(pair.larger(), MathContext.DECIMAL128))
                            <= 0)
                    .isPresent();
        }

        @Override
        public String text() {
            return percent.toPlainString() + "%";
        }
    }

    /** Two instants, each ISO 8601 or in the form of HTTP's dates, at most so far apart. */
    record Within(Duration most) implements Margin {
        public Within {
            if (most.isNegative()) {
                throw new IllegalArgumentException("a tolerance is not negative");
            }
        }

        @Override
        public boolean admits(String left, String right) {
            Optional<Instant> one = Timestamp.read(left);
            Optional<Instant> other = Timestamp.read(right);
            return one.isPresent()
                    && other.isPresent()
                    && Duration.between(one.get(), other.get()).abs().compareTo(most) <= 0;
        }

        @Override
        public String text() {
            return most.toString();
        }
    }

    private static void notNegative(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a tolerance is not negative");
        }
    }
}
