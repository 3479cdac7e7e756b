package io.turnout.launcher.conference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conference as its file has it.
 *
 * @param name what it is called
 * @param talks in the order they are loaded
 */
public record Conference(String name, List<Talk> talks) {
    public Conference {
        talks = List.copyOf(talks);
    }

    /**
     * A talk with the notes on it.
     *
     * @param body what is posted to {@code /api/talks}
     * @param notes what is posted to {@code /api/talks/{id}/notes}, one by one
     */
    public record Talk(JsonNode body, List<JsonNode> notes) {
        public Talk {
            notes = List.copyOf(notes);
        }
    }

    /** Reads the file; refuses one that is not there or not a conference. */
    public static Conference read(Path file) {
        try {
            JsonNode tree = new YAMLMapper().readTree(file.toFile());
            List<Talk> talks = new ArrayList<>();
            for (JsonNode each : tree.path("talks")) {
                ObjectNode body = each.deepCopy();
                List<JsonNode> notes = new ArrayList<>();
                body.path("notes").forEach(notes::add);
                body.remove("notes");
                talks.add(new Talk(body, notes));
            }
            return new Conference(tree.path("name").asText(), talks);
        } catch (IOException | ClassCastException e) {
            throw new Refusal("The conference in " + file + " cannot be read: " + e.getMessage());
        }
    }
}
