package io.turnout.launcher;

/** What may be printed of texts that somebody else has written. */
public final class Terminal {
    private Terminal() {}

    /** One line, and nothing that a terminal would obey. Null is nothing. */
    public static String plain(String text) {
        return text == null ? "(nothing)" : text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
