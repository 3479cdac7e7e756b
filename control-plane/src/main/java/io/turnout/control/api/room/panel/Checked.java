package io.turnout.control.api.room.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/**
 * What a verification came to.
 *
 * @param rows compared
 * @param differing how many of them differ
 * @param done whether it has come to its end
 */
record Checked(long rows, long differing, boolean done) {
    /**
     * @param report as it was written down; null if there is none
     * @return null if there is none
     */
    static Checked of(String report, ObjectMapper json) {
        if (report == null) {
            return null;
        }
        try {
            JsonNode read = json.readTree(report);
            return new Checked(
                    read.path("rows").asLong(),
                    read.path("differing").asLong(),
                    read.path("done").asBoolean());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    String words() {
        String differs = differing == 0 ? "none differs" : String.format(Locale.ROOT, "%,d differ", differing);
        return String.format(Locale.ROOT, "%,d rows compared%s, %s", rows, done ? "" : " so far", differs);
    }
}
