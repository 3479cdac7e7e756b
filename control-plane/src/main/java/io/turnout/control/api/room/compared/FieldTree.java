package io.turnout.control.api.room.compared;

import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.path.Steps;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.control.shadow.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Fields by the steps of their paths; steps that lead to one thing only are one.
 *
 * @param id of the place, the same at each look
 * @param label the steps that lead here from what is above
 * @param field null if there is none of just this path
 * @param examples of how it differs
 * @param worst state of the fields here and below
 */
public record FieldTree(
        String id,
        String label,
        FieldVerdict field,
        List<Page.Example> examples,
        FieldState worst,
        List<FieldTree> children) {
    /** What goes before the paths of what was read back after a write. */
    private static final String ROW = "row:";

    private static final List<FieldState> BY_WEIGHT = List.of(
            FieldState.NEVER_SEEN, FieldState.CLEAN, FieldState.NOISY, FieldState.UNDECIDED, FieldState.DIFFERING);

    /** Whether something here or below is worth a look. */
    public boolean isNotable() {
        return worst == FieldState.DIFFERING || worst == FieldState.UNDECIDED;
    }

    /** Whether the two sides ever gave something else just here. */
    public boolean isDiffering() {
        return field != null && field.raw() > 0;
    }

    static List<FieldTree> of(List<FieldVerdict> fields, List<Page.Example> examples) {
        Growing root = new Growing("", "");
        for (FieldVerdict field : fields) {
            Growing at = root;
            for (String step : steps(field.path())) {
                at = at.below(step);
            }
            at.field = field;
        }
        return root.children(examples);
    }

    private static List<String> steps(String path) {
        boolean row = path.startsWith(ROW);
        String rest = row ? path.substring(ROW.length()) : path;
        List<String> steps = new ArrayList<>();
        try {
            steps.addAll(Steps.read(rest));
        } catch (IllegalArgumentException e) {
            // such as the one that stands for all that there was no room for
            steps.add(rest);
        }
        if (row) {
            steps.addFirst(ROW);
        }
        return steps;
    }

    private static final class Growing {
        private final String label;
        private final String path;
        private final Map<String, Growing> below = new LinkedHashMap<>();
        private FieldVerdict field;

        Growing(String label, String path) {
            this.label = label;
            this.path = path;
        }

        Growing below(String step) {
            return below.computeIfAbsent(step, name -> new Growing(name, path + name));
        }

        List<FieldTree> children(List<Page.Example> examples) {
            return below.values().stream()
                    .map(child -> child.grown("", examples))
                    .toList();
        }

        private FieldTree grown(String before, List<Page.Example> examples) {
            if (field == null && below.size() == 1) {
                return below.values().iterator().next().grown(before + label, examples);
            }
            List<FieldTree> children = children(examples);
            FieldState worst = children.stream()
                    .map(FieldTree::worst)
                    .max(Comparator.comparing(BY_WEIGHT::indexOf))
                    .orElse(FieldState.NEVER_SEEN);
            if (field != null && BY_WEIGHT.indexOf(field.state()) > BY_WEIGHT.indexOf(worst)) {
                worst = field.state();
            }
            List<Page.Example> own = examples.stream()
                    .filter(example -> example.path().equals(path))
                    .toList();
            return new FieldTree(idOf(path), before + label, field, own, worst, children);
        }
    }

    /** A link's target; what is in a path would have to be quoted. */
    public static String idOf(String path) {
        return "f-" + UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
    }
}
