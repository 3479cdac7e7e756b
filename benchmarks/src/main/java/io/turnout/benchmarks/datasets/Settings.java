package io.turnout.benchmarks.datasets;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is run.
 *
 * @param project root of the checkout, built
 * @param notes made up before anything is moved
 * @param talks that they are spread over
 * @param rate writes a second through the gateway
 * @param rounds how often it is copied, both ways
 * @param handovers cutovers and rollbacks, in turn
 * @param window how long writes are watched while nothing is copied, and while changes stream
 * @param port the gateway's; the other parts have those that follow
 */
record Settings(Path project, int notes, int talks, int rate, int rounds, int handovers, Duration window, int port) {
    Settings {
        if (notes < 1 || talks < 1 || rate < 1 || rounds < 1 || handovers < 1 || window.isZero()) {
            throw new IllegalArgumentException("Every number must be positive.");
        }
    }
}
