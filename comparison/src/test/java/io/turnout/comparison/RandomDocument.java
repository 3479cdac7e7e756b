package io.turnout.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A random JSON document, what one edit makes of it, and how that edit should be reported. */
final class RandomDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    record Edited(JsonNode document, String report) {}

    private record Place(JsonNode node, String path) {}

    private final Random random;

    RandomDocument(long seed) {
        random = new Random(seed);
    }

    JsonNode document() {
        ObjectNode root = object(3);
        root.set("always", object(3));
        root.set("list", array(3));
        return root;
    }

    private JsonNode any(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> NODES.numberNode(random.nextInt(5));
            case 1 -> NODES.numberNode(random.nextDouble());
            case 2 -> NODES.textNode("t" + random.nextInt(5));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> object(depth - 1);
            default -> array(depth - 1);
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            object.set("" + (char) ('a' + random.nextInt(8)), any(depth));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.add(any(depth));
        }
        return array;
    }

    /** One edit somewhere: a value, a type, a member more or less, an element more or less. */
    Edited edit(JsonNode original) {
        JsonNode copy = original.deepCopy();
        List<Place> containers = new ArrayList<>();
        collect(copy, "$", containers);
        Place at = containers.get(random.nextInt(containers.size()));
        String report = switch (at.node()) {
            case ObjectNode object -> edit(object, at.path());
            case ArrayNode array -> edit(array, at.path());
            default -> throw new IllegalStateException();
        };
        return new Edited(copy, report);
    }

    private static void collect(JsonNode node, String path, List<Place> places) {
        switch (node) {
            case ObjectNode object -> {
                places.add(new Place(node, path));
                object.properties().forEach(each -> collect(each.getValue(), path + "." + each.getKey(), places));
            }
            case ArrayNode array -> {
                places.add(new Place(node, path));
                array.forEach(each -> collect(each, path + "[*]", places));
            }
            default -> {}
        }
    }

    private String edit(ObjectNode object, String path) {
        String name = object.isEmpty() ? null : object.fieldNames().next();
        if (name == null || random.nextInt(3) == 0) {
            object.set("fresh", any(1));
            return "EXTRA " + path + ".fresh";
        }
        if (random.nextBoolean()) {
            object.remove(name);
            return "MISSING " + path + "." + name;
        }
        JsonNode other = other(object.get(name));
        String kind = kind(object.get(name));
        object.set(name, other);
        return kind + " " + path + "." + name;
    }

    private String edit(ArrayNode array, String path) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.insert(random.nextInt(array.size() + 1), NODES.textNode("fresh"));
            return "SIZE " + path;
        }
        int at = random.nextInt(array.size());
        if (random.nextBoolean()) {
            array.remove(at);
            return "SIZE " + path;
        }
        String kind = kind(array.get(at));
        array.set(at, other(array.get(at)));
        return kind + " " + path + "[*]";
    }

    private static String kind(JsonNode node) {
        return node.isNumber() || node.isTextual() ? "VALUE" : "TYPE";
    }

    private static JsonNode other(JsonNode node) {
        return node.isNumber() ? NODES.numberNode(4711) : NODES.textNode("fresh");
    }

    /** The same values: members and elements in another order. */
    JsonNode shuffled(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                Collections.shuffle(names, random);
                ObjectNode shuffled = NODES.objectNode();
                names.forEach(name -> shuffled.set(name, shuffled(object.get(name))));
                yield shuffled;
            }
            case ArrayNode array -> {
                List<JsonNode> elements = new ArrayList<>();
                array.forEach(each -> elements.add(shuffled(each)));
                Collections.shuffle(elements, random);
                yield NODES.arrayNode().addAll(elements);
            }
            default -> node;
        };
    }
}
