package io.turnout.launcher.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests in a file: an <a href="http://www.softwareishard.com/blog/har-12-spec/">HTTP Archive 1.2</a>, as browsers save it, or
 * one request a line: {@code /path?query}, {@code METHOD /path}, {@code METHOD /path {"json": 1}}; URLs in place of paths are
 * cut down to them, empty lines and those that begin with # say nothing.
 */
final class RequestFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern LINE = Pattern.compile("(?:([A-Z]+)\\s+)?(\\S+)(?:\\s+(.+))?");

    private RequestFile() {}

    /** @throws IllegalArgumentException with a sentence that says what is wrong, and where */
    static List<Request> read(Path file) throws IOException {
        String content = Files.readString(file);
        List<Request> requests = content.stripLeading().startsWith("{") ? archive(content) : lines(content);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("there is no request in it");
        }
        return requests;
    }

    private static List<Request> lines(String content) {
        List<Request> requests = new ArrayList<>();
        int number = 0;
        for (String line : content.lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    requests.add(line(line));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return requests;
    }

    private static Request line(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("write a path, or a method and a path");
        }
        String method = parts.group(1) == null ? "GET" : parts.group(1);
        String body = parts.group(3) == null ? "" : parts.group(3);
        return new Request(
                method,
                Request.target(parts.group(2)),
                body.isEmpty() ? List.of() : List.of(Map.entry("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Request> archive(String content) {
        JsonNode entries = parsed(content).at("/log/entries");
        if (!entries.isArray()) {
            throw new IllegalArgumentException("it is JSON, but no HTTP Archive: log.entries is missing");
        }
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                requests.add(entry(entries.get(i).path("request")));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("log.entries[" + i + "]: " + e.getMessage(), e);
            }
        }
        return requests;
    }

    private static Request entry(JsonNode request) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        request.path("headers")
                .forEach(header -> headers.add(Map.entry(
                        header.path("name").asText(), header.path("value").asText())));
        return new Request(
                request.path("method").asText(),
                Request.target(request.path("url").asText()),
                headers,
                request.at("/postData/text").asText("").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "line " + e.getLocation().getLineNr() + ": it is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
