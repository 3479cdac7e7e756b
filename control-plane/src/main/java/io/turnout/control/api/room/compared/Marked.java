package io.turnout.control.api.room.compared;

/**
 * One of two texts that differ: what both begin with, what is its own, what both end with.
 *
 * @param own empty if the other has something here that this one has not
 */
public record Marked(String start, String own, String end) {
    /** The first text beside the second. */
    public static Marked of(String text, String other) {
        int start = sameAtStart(text, other);
        int end = sameAtEnd(text, other, Math.min(text.length(), other.length()) - start);
        return new Marked(
                text.substring(0, start),
                text.substring(start, text.length() - end),
                text.substring(text.length() - end));
    }

    private static int sameAtStart(String text, String other) {
        int most = Math.min(text.length(), other.length());
        int same = 0;
        while (same < most && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        // no character is torn apart
        return same > 0 && Character.isHighSurrogate(text.charAt(same - 1)) ? same - 1 : same;
    }

    private static int sameAtEnd(String text, String other, int most) {
        int same = 0;
        while (same < most && text.charAt(text.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
            same++;
        }
        return same > 0 && Character.isLowSurrogate(text.charAt(text.length() - same)) ? same - 1 : same;
    }
}
