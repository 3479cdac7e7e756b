package io.turnout.control.conduct;

/**
 * How hard a verification may work the databases.
 *
 * @param chunk rows compared at once
 * @param rowsPerSecond not exceeded
 */
public record Pace(int chunk, long rowsPerSecond) {
    public static final Pace DEFAULT = new Pace(10_000, 200_000);
}
