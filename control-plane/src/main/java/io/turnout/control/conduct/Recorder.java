package io.turnout.control.conduct;

import io.turnout.control.procedure.Entry;

/** Where a conductor writes what it does before and after it does it. */
@FunctionalInterface
public interface Recorder {
    /** @param evidence JSON object */
    void append(String dataset, long turn, Entry entry, String evidence, long epoch);
}
