package io.turnout.comparison.planted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.turnout.comparison.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An answer while it is being made, and spoilt. */
final class Draft {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, String> headers = new HashMap<>();
    int status = 200;
    /** Null for a page. */
    ObjectNode json = JSON.createObjectNode();
    /** Null for JSON. */
    String html;

    boolean isPretty;

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The objects of {@code items}; none if there are none. */
    Stream<ObjectNode> items() {
        return json != null && json.get("items") instanceof ArrayNode items
                ? StreamSupport.stream(items.spliterator(), false).map(ObjectNode.class::cast)
                : Stream.empty();
    }

    /** Each talk in the answer, be it the answer itself or one of a list. */
    Stream<ObjectNode> talks() {
        return json != null && json.has("tags") ? Stream.of(json) : items().filter(item -> item.has("tags"));
    }

    boolean isLike(Draft other) {
        return status == other.status
                && headers.equals(other.headers)
                && Objects.equals(html, other.html)
                && Objects.equals(json, other.json);
    }

    Answer answer() {
        byte[] body = (html != null ? html : text()).getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Answer(status, all, body);
    }

    private String text() {
        try {
            return isPretty
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json)
                    : JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
