package io.turnout.control.api.room.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What something was decided on, a line for each value; not more than somebody reads.
 *
 * @param more how many lines there are beside these
 */
public record Evidence(List<String> lines, int more) {
    static final Evidence NONE = new Evidence(List.of(), 0);

    private static final int MOST = 24;
    private static final int LONGEST = 200;

    /** @param node null if there is none */
    static Evidence of(JsonNode node) {
        if (node == null) {
            return NONE;
        }
        List<String> lines = new ArrayList<>();
        add("", node, lines);
        return new Evidence(lines.stream().limit(MOST).toList(), Math.max(0, lines.size() - MOST));
    }

    private static void add(String path, JsonNode node, List<String> lines) {
        if (node.isObject()) {
            node.properties()
                    .forEach(each ->
                            add(path.isEmpty() ? each.getKey() : path + "." + each.getKey(), each.getValue(), lines));
        } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                add("%s[%d]".formatted(path, i), node.get(i), lines);
            }
        } else if (!node.isNull() && !(node.isArray() && node.isEmpty())) {
            lines.add("%s: %s".formatted(path, shortened(node.isValueNode() ? node.asText() : node.toString())));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
