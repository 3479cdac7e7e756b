package io.turnout.platform;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What is left of a talk's title when people write it down: letters and digits without case and accents, and the signs
 * that tell C from C++ and C#. Titles with equal keys are taken for the same talk.
 */
public final class TitleKey {
    private TitleKey() {}

    /** The key; never empty for a title that is not blank. */
    public static String of(String title) {
        StringBuilder key = new StringBuilder(title.length());
        Normalizer.normalize(title, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '+' || c == '#')
                .forEach(key::appendCodePoint);
        return key.isEmpty() ? title.strip() : key.toString();
    }
}
