package io.turnout.benchmarks.datasets;

import java.time.Instant;

/**
 * A write as its client saw it.
 *
 * @param due when it was to be sent
 * @param millis from then to its answer, also if it could not be sent in time
 * @param status of the answer; 0 if there was none
 */
record Write(Instant due, double millis, int status) {
    boolean failed() {
        return status < 200 || status > 299;
    }
}
