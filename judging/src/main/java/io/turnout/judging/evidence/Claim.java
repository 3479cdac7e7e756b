package io.turnout.judging.evidence;

/**
 * Something that two chances may have in common: {@code ours} times our chance less {@code theirs} times their chance is
 * {@code difference}.
 *
 * @param ours in [0, 1]
 * @param theirs in [0, 1]
 * @param difference in [-1, 1]
 */
public record Claim(double ours, double theirs, double difference) {
    public static final Claim EQUAL = difference(0);

    public Claim {
        if (!(ours >= 0 && ours <= 1 && theirs >= 0 && theirs <= 1 && Math.abs(difference) <= 1)) {
            throw new IllegalArgumentException("factors are in [0, 1], and a difference is in [-1, 1]");
        }
    }

    /** That our chance less theirs is {@code difference}, in [-1, 1]. */
    public static Claim difference(double difference) {
        return new Claim(1, 1, difference);
    }

    /** That our chance is {@code ratio} times theirs; 0 and infinity are ratios, too. */
    public static Claim ratio(double ratio) {
        return ratio <= 1 ? new Claim(1, ratio, 0) : new Claim(1 / ratio, 1, 0);
    }

    /** The same, said by the other side. */
    Claim swapped() {
        return new Claim(theirs, ours, -difference);
    }
}
