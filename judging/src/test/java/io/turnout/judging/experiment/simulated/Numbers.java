package io.turnout.judging.experiment.simulated;

import java.math.BigDecimal;

final class Numbers {
    private Numbers() {}

    /** As many digits as it takes. */
    static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
