package io.turnout.control.api.room.flag;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.flags.FlagChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is another in a part of the flags, line by line.
 *
 * @param part a flag's key, or what all share
 */
public record ChangedText(String part, List<Line> lines) {
    /**
     * A line.
     *
     * @param sign {@code +} where it is new, {@code -} where it is gone, else a space
     */
    public record Line(String sign, String text) {
        /** The style that shows it. */
        public String style() {
            return switch (sign) {
                case "+" -> "added";
                case "-" -> "removed";
                default -> "same";
            };
        }
    }

    static List<ChangedText> of(List<FlagChange> changes) {
        return changes.stream()
                .map(change -> new ChangedText(change.part(), lines(lines(change.before()), lines(change.after()))))
                .toList();
    }

    private static List<String> lines(JsonNode node) {
        return node == null ? List.of() : Arrays.asList(node.toPrettyString().split("\n"));
    }

    /** By the longest common subsequence of lines; what is not in it is gone or new. */
    static List<Line> lines(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(" ", before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line("-", before.get(i++)));
            } else {
                lines.add(new Line("+", after.get(j++)));
            }
        }
        return lines;
    }
}
