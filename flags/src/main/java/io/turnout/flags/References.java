package io.turnout.flags;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Puts the document's {@code $evaluators} where rules name them: {@code {"$ref": "name"}}. */
final class References {
    /** Of evaluators that name each other many times over, which would not fit into memory. */
    private static final int MOST = 10_000;

    private final JsonNode evaluators;
    private final Complaints complaints;
    private int put;

    References(JsonNode evaluators, Complaints complaints) {
        this.evaluators = evaluators;
        this.complaints = complaints;
    }

    /** @param where the rule is, for complaints */
    JsonNode resolve(JsonNode rule, JsonPointer where) {
        put = 0;
        return resolve(rule, where, Set.of());
    }

    private JsonNode resolve(JsonNode node, JsonPointer where, Set<String> within) {
        if (node.isObject() && node.size() == 1 && node.path("$ref").isTextual()) {
            return referred(node.get("$ref").textValue(), where, within);
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), resolve(member.getValue(), where, within)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(resolve(element, where, within)));
            return copy;
        }
        return node;
    }

    private JsonNode referred(String name, JsonPointer where, Set<String> within) {
        if (!evaluators.has(name)) {
            complaints.add(where, "refers to \"%s\", which is not among the $evaluators".formatted(name));
        } else if (within.contains(name)) {
            complaints.add(where, "refers to \"%s\", which refers to itself".formatted(name));
        } else if (++put > MOST) {
            complaints.add(where, "refers to more than %d evaluators".formatted(MOST));
        } else {
            Set<String> deeper = new HashSet<>(within);
            deeper.add(name);
            return resolve(evaluators.get(name), where, deeper);
        }
        return NullNode.instance;
    }
}
