package io.turnout.benchmarks.datasets;

import java.util.Collection;

/** Figures in their order. */
final class Quantiles {
    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    static Quantiles of(Collection<Double> figures) {
        return new Quantiles(
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    int count() {
        return sorted.length;
    }

    /** The smallest figure that so large a part of all does not exceed; NaN if there is none. */
    double at(double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.clamp((int) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 || sorted.length == 0 ? at(0.5) : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double min() {
        return at(0);
    }

    double max() {
        return at(1);
    }
}
