package io.turnout.comparison.finding;

/**
 * How much of an answer is looked at.
 *
 * @param bodyBytes larger bodies are compared by bytes
 * @param depth JSON that is nested deeper is compared by bytes; at most 200, as each level takes stack
 * @param paths how many paths of an answer are told apart
 * @param differences how many differences are listed
 * @param excerpt the longest excerpt of a value, in characters
 */
public record Limits(int bodyBytes, int depth, int paths, int differences, int excerpt) {
    public static final Limits DEFAULT = new Limits(8 << 20, 100, 1_000, 200, 120);

    private static final int DEEPEST = 200;

    public Limits {
        if (Math.min(Math.min(bodyBytes, depth), Math.min(paths, differences)) < 1 || excerpt < 16) {
            throw new IllegalArgumentException("limits are positive, and excerpts have at least 16 characters");
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("depth is at most " + DEEPEST);
        }
    }
}
