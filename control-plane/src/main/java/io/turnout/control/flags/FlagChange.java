package io.turnout.control.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is another in one version than in another.
 *
 * @param part a flag's key, or the name of what all share: {@code $evaluators}, {@code metadata}
 * @param before null if it was not there
 * @param after null if it is not there any more
 */
public record FlagChange(String part, JsonNode before, JsonNode after) {
    private static final List<String> SHARED = List.of("$evaluators", "metadata");

    /** In the order of the flags' keys; what all flags share comes last. */
    public static List<FlagChange> between(JsonNode before, JsonNode after) {
        TreeSet<String> keys = new TreeSet<>();
        before.path("flags").fieldNames().forEachRemaining(keys::add);
        after.path("flags").fieldNames().forEachRemaining(keys::add);
        List<FlagChange> changes = new ArrayList<>();
        keys.forEach(key -> add(
                changes,
                key,
                before.path("flags").path(key),
                after.path("flags").path(key)));
        SHARED.forEach(name -> add(changes, name, before.path(name), after.path(name)));
        return changes;
    }

    private static void add(List<FlagChange> changes, String part, JsonNode before, JsonNode after) {
        if (!before.equals(after)) {
            changes.add(new FlagChange(part, orNull(before), orNull(after)));
        }
    }

    private static JsonNode orNull(JsonNode node) {
        return node instanceof MissingNode ? null : node;
    }
}
