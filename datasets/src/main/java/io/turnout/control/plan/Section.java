package io.turnout.control.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of the file. Whatever is wrong with it is added to the errors, and reading goes on. */
final class Section {
    private final String what;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<PlanError> errors;

    /** @param what the section is, to begin a sentence with, such as {@code capability "agenda"} */
    Section(String what, Node node, List<PlanError> errors) {
        this.what = what;
        this.line = lineOf(node);
        this.errors = errors;
        if (!(node instanceof MappingNode mapping)) {
            errors.add(new PlanError(line, what + " must be a mapping of \"key: value\" lines."));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode name)) {
                errors.add(new PlanError(lineOf(key), what + " has a key that is no plain word."));
            } else if (values.putIfAbsent(name.getValue(), tuple.getValueNode()) != null) {
                errors.add(new PlanError(
                        lineOf(key), "%s has \"%s\" twice; remove one.".formatted(what, name.getValue())));
            } else {
                lines.put(name.getValue(), lineOf(key));
            }
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** Refuses every key but these. */
    Section allow(Set<String> keys) {
        lines.forEach((key, at) -> {
            if (!keys.contains(key)) {
                errors.add(
                        new PlanError(at, "%s does not know \"%s\"".formatted(what, key) + Spelling.hint(key, keys)));
            }
        });
        return this;
    }

    Map<String, Node> values() {
        return values;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Line of the key's value, or of the section if it is not there. */
    int line(String key) {
        return has(key) ? lineOf(values.get(key)) : line;
    }

    Node node(String key, String example) {
        Node node = values.get(key);
        if (node == null) {
            error(key, "has no \"%s\"; add %s".formatted(key, example));
        }
        return node;
    }

    /** The key's text; null, with an error, if it is not there or no text. */
    String text(String key, String example) {
        Node node = node(key, example);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            error(key, "needs a value for \"%s\", such as %s".formatted(key, example));
            return null;
        }
        return scalar.getValue();
    }

    /** The key's duration, such as {@code 1m}; that other one if it is not there, or none. */
    Duration duration(String key, Duration otherwise) {
        String text = has(key) ? text(key, "1m") : null;
        try {
            return text == null ? otherwise : Words.duration(key, text);
        } catch (IllegalArgumentException e) {
            error(key, e.getMessage());
            return otherwise;
        }
    }

    /** Whether it has {@code approve: manual}. */
    boolean isManual() {
        String text = has("approve") ? text("approve", "manual") : null;
        if (text != null && !Set.of("manual", "auto").contains(text)) {
            error("approve", "has \"approve: %s\"; write manual or auto".formatted(text));
        }
        return "manual".equals(text);
    }

    List<Node> list(String key, String example) {
        Node node = node(key, example);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            error(key, "needs a list for \"%s\", such as %s".formatted(key, example));
            return List.of();
        }
        return sequence.getValue();
    }

    /** Adds an error at the key's line; the sentence goes on after the section's name and gets its full stop here. */
    void error(String key, String message) {
        error(line(key), message + ".");
    }

    void error(int at, String message) {
        errors.add(new PlanError(at, what + " " + message));
    }
}
