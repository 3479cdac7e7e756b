package io.turnout.judging.evidence;

import java.util.Arrays;

/** Sums of numbers that are known by their natural logarithms, and may be too large or small to be written down. */
public final class Logs {
    private Logs() {}

    /** The logarithm of the sum. */
    public static double sum(double... logs) {
        double highest = Arrays.stream(logs).max().orElse(Double.NEGATIVE_INFINITY);
        if (highest == Double.NEGATIVE_INFINITY) {
            return highest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - highest);
        }
        return highest + Math.log(sum);
    }

    /** The logarithm of the mean. */
    public static double mean(double... logs) {
        return sum(logs) - Math.log(logs.length);
    }
}
