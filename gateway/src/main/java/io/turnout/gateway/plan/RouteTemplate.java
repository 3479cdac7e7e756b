package io.turnout.gateway.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a route looks like: {@code GET /api/talks/{id}?include=notes}. A segment is literal or a parameter; the last one
 * may be {@code **}, which stands for any rest.
 *
 * @param text as the plan writes it
 * @param segments of the path
 * @param query parameters that a request must have, by name
 */
public record RouteTemplate(String text, String method, List<Segment> segments, Map<String, String> query) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~!$&'()+,=:@-]*");
    private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_-]*}");
    private static final Pattern QUERY = Pattern.compile("([A-Za-z0-9._~-]+)=([A-Za-z0-9._~-]+)");

    /** Kinds of segment, the most specific first. */
    public enum Kind {
        LITERAL,
        PARAMETER,
        REST
    }

    /** One part of the path; {@code text} is the literal, or the parameter's name. */
    public record Segment(Kind kind, String text) {}

    public RouteTemplate {
        segments = List.copyOf(segments);
        query = Map.copyOf(query);
    }

    /** @throws IllegalArgumentException with the sentence that mends it */
    public static RouteTemplate parse(String text) {
        int space = text.indexOf(' ');
        require(space > 0 && text.startsWith("/", space + 1), "is no route; write it as \"GET /path/{id}\"");
        String method = text.substring(0, space);
        require(!method.equals("HEAD"), "has HEAD, which comes with GET by itself; write GET");
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "has the unknown method \"" + method + "\"" + Spelling.hint(method, METHODS));
        }
        int mark = text.indexOf('?');
        String path = text.substring(space + 2, mark < 0 ? text.length() : mark);
        return new RouteTemplate(text, method, segments(path), query(mark < 0 ? null : text.substring(mark + 1)));
    }

    private static List<Segment> segments(String path) {
        String[] parts = path.split("/", -1);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            boolean last = i == parts.length - 1;
            if (part.equals("**")) {
                require(last, "has ** before its end; it can only stand last");
                segments.add(new Segment(Kind.REST, ""));
            } else if (PARAMETER.matcher(part).matches()) {
                segments.add(new Segment(Kind.PARAMETER, part.substring(1, part.length() - 1)));
            } else {
                require(
                        LITERAL.matcher(part).matches() && !part.equals(".") && !part.equals(".."),
                        "has the segment \"" + part + "\", which is neither plain text nor one {parameter}");
                require(
                        !part.isEmpty() || parts.length == 1,
                        last ? "ends with a slash; leave it out" : "has an empty segment; write one slash");
                segments.add(new Segment(Kind.LITERAL, part));
            }
        }
        require(
                segments.stream()
                                .filter(s -> s.kind() == Kind.PARAMETER)
                                .map(Segment::text)
                                .distinct()
                                .count()
                        == segments.stream()
                                .filter(s -> s.kind() == Kind.PARAMETER)
                                .count(),
                "has the same parameter twice");
        return segments;
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                var matcher = QUERY.matcher(pair);
                require(matcher.matches(), "has the query \"" + pair + "\"; write it as name=value, both plain text");
                require(query.put(matcher.group(1), matcher.group(2)) == null, "has a query parameter twice");
            }
        }
        return query;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
