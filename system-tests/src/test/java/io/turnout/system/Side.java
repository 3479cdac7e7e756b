package io.turnout.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One side of a comparison. It knows what it has created by the order of creation ({@code talk#0}), so that answers of
 * both sides can be compared although each gives its own ids, times and trace ids.
 */
final class Side {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Set<String> TIMES = Set.of("createdAt", "updatedAt", "asOf");
    private static final List<String> HEADERS =
            List.of("content-type", "location", "etag", "vary", "link", "allow", "retry-after", "www-authenticate");

    private final URI gateway;
    private final Corner corner;
    private Caller caller = Caller.WRITER;
    private final Map<String, List<Long>> created = new HashMap<>();
    private final Map<Long, String> talkNames = new HashMap<>();
    private final Map<Long, String> noteNames = new HashMap<>();

    Side(URI gateway, Corner corner) {
        this.gateway = gateway;
        this.corner = corner;
    }

    /** An answer without what legitimately differs between the sides. */
    record Answer(int status, Map<String, String> headers, JsonNode body) {}

    /** The id of the n-th thing of its kind, modulo how many there are; an id that nothing has if there is none. */
    long id(String kind, int n) {
        List<Long> ids = created.getOrDefault(kind, List.of());
        return ids.isEmpty() ? Long.MAX_VALUE - 1 : ids.get(n % ids.size());
    }

    Answer as(Caller other, Step step) {
        caller = other;
        try {
            return step.on(this);
        } finally {
            caller = Caller.WRITER;
        }
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(corner.fill(path)))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(corner.fill(body)));
        caller.authorization().ifPresent(value -> request.header("Authorization", value));
        headers.forEach((name, value) -> request.header(name, corner.fill(value)));
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            JsonNode tree = response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
            if (response.statusCode() == 201) {
                remember(
                        response.headers().firstValue("Location").orElse(""),
                        tree.get("id").asLong());
            }
            return new Answer(response.statusCode(), normal(response), normal(tree, null, false));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Takes note of a talk or note that an answer has told of; known ones keep their name. */
    void remember(String location, long id) {
        boolean talk = location.contains("/api/talks/");
        Map<Long, String> names = talk ? talkNames : noteNames;
        if (!names.containsKey(id)) {
            List<Long> ids = created.computeIfAbsent(talk ? "talk" : "note", kind -> new ArrayList<>());
            names.put(id, (talk ? "talk#" : "note#") + ids.size());
            ids.add(id);
        }
    }

    private Map<String, String> normal(HttpResponse<String> response) {
        Map<String, String> chosen = new TreeMap<>();
        for (String name : HEADERS) {
            response.headers().firstValue(name).ifPresent(value -> chosen.put(name, normalHeader(name, value)));
        }
        return chosen;
    }

    private String normalHeader(String name, String value) {
        return switch (name) {
            case "etag" -> value.startsWith("\"v") ? value : "some";
            case "location", "link" -> named(value.replaceAll("cursor=[^&>]*", "cursor=some"));
            default -> value;
        };
    }

    private JsonNode normal(JsonNode node, String member, boolean inNote) {
        if (node instanceof ObjectNode object) {
            boolean note = object.has("talkId") || (object.has("excerpt"));
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(property -> {
                if (!property.getKey().equals("traceId")) {
                    copy.set(property.getKey(), normal(property.getValue(), property.getKey(), note));
                }
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(item -> copy.add(normal(item, member, inNote)));
            return copy;
        }
        return member == null || node.isNull() ? node : normalValue(node, member, inNote);
    }

    private JsonNode normalValue(JsonNode value, String member, boolean inNote) {
        if (TIMES.contains(member) || member.equals("next")) {
            return TextNode.valueOf("some");
        }
        return switch (member) {
            case "id" -> TextNode.valueOf((inNote ? noteNames : talkNames).getOrDefault(value.asLong(), "unknown"));
            case "talkId" -> TextNode.valueOf(talkNames.getOrDefault(value.asLong(), "unknown"));
            case "detail" -> TextNode.valueOf(named(value.asText()));
            default -> value;
        };
    }

    /** A text with the ids of what this side has created replaced by their names. */
    private String named(String text) {
        return NUMBER.matcher(text).replaceAll(number -> {
            try {
                long id = Long.parseLong(number.group());
                return text.contains("note ") || text.contains("/api/notes/")
                        ? noteNames.getOrDefault(id, number.group())
                        : talkNames.getOrDefault(id, number.group());
            } catch (NumberFormatException e) {
                return number.group();
            }
        });
    }
}
