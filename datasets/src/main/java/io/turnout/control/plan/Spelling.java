package io.turnout.control.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the word that somebody probably meant. */
final class Spelling {
    private Spelling() {}

    /** {@code ; did you mean "x"?} or a list of what there is, to end a sentence with. */
    static String hint(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .map(candidate -> "; did you mean \"%s\"?".formatted(candidate))
                .orElseGet(() -> known.isEmpty()
                        ? "."
                        : "; known here: "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    /** Damerau-Levenshtein distance without regard to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
