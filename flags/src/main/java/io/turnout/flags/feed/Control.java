package io.turnout.flags.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** What the control plane is asked and told of flags. Each call blocks. */
public interface Control {
    /**
     * Where flags are waited for.
     *
     * @see #changed
     */
    String FLAGS = "/internal/flags";
    /**
     * Where evaluations are told.
     *
     * @see #report
     */
    String EVALUATIONS = "/internal/flags/evaluations";

    /** All flags as they are now. */
    record Told(String version, JsonNode document) {}

    /**
     * What was counted since the last report.
     *
     * @param process this one
     * @param sequence the same for repeats of one report
     */
    record Report(String process, long sequence, List<Count> counts) {}

    /** Evaluations of a flag, by how they ended. */
    record Count(String flag, String ending, long count) {}

    /**
     * The flags, as soon as they are others.
     *
     * @param version of those that are known; empty for none
     * @return null if nothing has changed within the time that one call waits
     */
    Told changed(String version) throws IOException, InterruptedException;

    /** Tells it. */
    void report(Report report) throws IOException, InterruptedException;
}
