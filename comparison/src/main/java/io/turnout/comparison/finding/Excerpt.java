package io.turnout.comparison.finding;

/** The part of two long texts where they begin to differ. */
public record Excerpt(String left, String right) {
    private static final String CUT = "…";

    public static Excerpt of(String left, String right, int longest) {
        int same = 0;
        int shorter = Math.min(left.length(), right.length());
        while (same < shorter && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        // some of what is equal, so that a person finds the place
        int from = Math.max(left.length(), right.length()) <= longest ? 0 : Math.max(0, same - longest / 4);
        return new Excerpt(cut(left, from, longest), cut(right, from, longest));
    }

    public static String of(String text, int longest) {
        return cut(text, 0, longest);
    }

    private static String cut(String text, int from, int longest) {
        int begin = Math.min(from, text.length());
        String head = begin == 0 ? "" : CUT;
        int room = longest - head.length();
        if (text.length() - begin <= room) {
            return head + text.substring(begin);
        }
        return head + text.substring(begin, begin + room - 1) + CUT;
    }
}
