package io.turnout.comparison.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paths of one comparison: each once, and at most so many; what is beyond is all {@link #OTHER}. */
public final class PathTree {
    /** The text of the path that stands for all that there was no room for. */
    public static final String OTHER = "(other)";

    static final int REMEMBERED_KEYS = 256;

    private final int limit;
    private final Map<String, FieldPath> roots = new LinkedHashMap<>();
    private final List<FieldPath> all = new ArrayList<>();
    private final FieldPath other = new FieldPath(this, null, OTHER);
    private boolean overflown;

    /** @param limit how many paths are told apart, at least 1 */
    public PathTree(int limit) {
        this.limit = limit;
    }

    /** {@code $}, {@code status}, {@code body}, {@code html} or {@code header:}. */
    public FieldPath root(String step) {
        return roots.computeIfAbsent(step, each -> add(new FieldPath(this, null, each)));
    }

    FieldPath grow(FieldPath parent, String step) {
        if (parent == other || all.size() >= limit) {
            return other();
        }
        FieldPath child = add(new FieldPath(this, parent, step));
        parent.adopt(step, child);
        return child;
    }

    private FieldPath add(FieldPath path) {
        all.add(path);
        return path;
    }

    /** The path that stands for all that there is no room for. */
    public FieldPath other() {
        overflown = true;
        return other;
    }

    /** The texts of all paths that were asked for, in that order; {@code header:} alone is none. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(all.size() + 1);
        for (FieldPath path : all) {
            if (!path.text().endsWith(":")) {
                texts.add(path.text());
            }
        }
        if (overflown) {
            texts.add(OTHER);
        }
        return texts;
    }
}
