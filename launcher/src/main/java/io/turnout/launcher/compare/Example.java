package io.turnout.launcher.compare;

import io.turnout.comparison.finding.Difference;

/** A request whose answers differ at a path. */
record Example(Request request, Difference difference) {
    /** One more of them would tell nothing new. */
    boolean isOfTheSameRequest(Example other) {
        return request.toString().equals(other.request.toString());
    }
}
