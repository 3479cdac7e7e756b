package io.turnout.judging.evidence;

/**
 * How often something happened on two sides.
 *
 * @param ours how often on the side that is judged, of {@code ourTries}
 * @param theirs how often on the side that it is held against, of {@code theirTries}
 */
public record Table(long ours, long ourTries, long theirs, long theirTries) {
    public Table {
        if (ours < 0 || theirs < 0 || ours > ourTries || theirs > theirTries) {
            throw new IllegalArgumentException("it happens as often as it is tried, at most");
        }
    }

    /** Whether it says anything of the sides: not if it never or always happened, or one of them was not tried. */
    boolean tells() {
        long all = ours + theirs;
        return ourTries > 0 && theirTries > 0 && all > 0 && all < ourTries + theirTries;
    }
}
