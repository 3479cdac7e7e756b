package io.turnout.comparison.path;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in an answer something is, normalised: {@code $.items[*].title}, {@code header:etag}, {@code html/main/a@href}. The same place
 * is the same object within one {@link PathTree}.
 */
public final class FieldPath {
    private final PathTree tree;
    private final FieldPath parent;
    private final String step;
    private final Map<String, FieldPath> children = new LinkedHashMap<>(4);
    // spares looking at a key's letters again for each element of an array
    private final Map<String, FieldPath> keys = new HashMap<>(4);
    private String text;

    FieldPath(PathTree tree, FieldPath parent, String step) {
        this.tree = tree;
        this.parent = parent;
        this.step = step;
    }

    /** A member of a JSON object; a key that looks like an id is folded to {@code *}. */
    public FieldPath key(String name) {
        FieldPath known = keys.get(name);
        if (known == null) {
            known = child(Steps.key(name));
            if (keys.size() < PathTree.REMEMBERED_KEYS) {
                keys.put(name, known);
            }
        }
        return known;
    }

    /** Any element of a JSON array. */
    public FieldPath element() {
        return child(Steps.ELEMENT);
    }

    /** One step down, as {@link Steps} writes it. */
    public FieldPath child(String childStep) {
        FieldPath known = children.get(childStep);
        return known != null ? known : tree.grow(this, childStep);
    }

    void adopt(String childStep, FieldPath child) {
        children.put(childStep, child);
    }

    /** From the root to here. */
    public List<String> steps() {
        Deque<String> steps = new ArrayDeque<>();
        for (FieldPath at = this; at != null; at = at.parent) {
            steps.addFirst(at.step);
        }
        return List.copyOf(steps);
    }

    public String text() {
        if (text == null) {
            text = parent == null ? step : parent.text() + step;
        }
        return text;
    }

    @Override
    public String toString() {
        return text();
    }
}
