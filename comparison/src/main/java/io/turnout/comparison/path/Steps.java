package io.turnout.comparison.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the steps of a path are written, and read back. */
public final class Steps {
    public static final String ELEMENT = "[*]";
    static final String FOLDED_KEY = ".*";

    private static final int LONGEST_KEY = 64;
    private static final Pattern BARE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final Pattern ROOT = Pattern.compile("\\$|status|body|html|header:|\\*\\*");
    private static final Pattern STEP = Pattern.compile("\\.\\*\\*|\\.\\*|\\.(?<bare>" + BARE.pattern() + ")"
            + "|\\['(?<quoted>(?:[^'\\\\]|\\\\.)*)'\\]|\\[\\*\\]"
            + "|/\\*\\*|[/@]\\*|[/@][\\w:-]+|(?<=header:)(?:\\*|[\\w-]+)");

    private Steps() {}

    /** The step to an object's member. Keys that are ids, or longer than 64 characters, are all the same step. */
    static String key(String name) {
        if (name.length() > LONGEST_KEY || Identifier.looksLikeOne(name)) {
            return FOLDED_KEY;
        }
        if (BARE.matcher(name).matches()) {
            return "." + name;
        }
        return "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    /**
     * The steps of a path from its root, such as {@code $}, {@code .items}, {@code [*]}.
     *
     * @throws IllegalArgumentException which says where the text stops being a path
     */
    public static List<String> read(String text) {
        Matcher root = ROOT.matcher(text);
        if (!root.lookingAt()) {
            throw new IllegalArgumentException(
                    "'%s' is no path: paths begin with $, status, body, html, header: or **".formatted(text));
        }
        List<String> steps = new ArrayList<>(List.of(root.group()));
        Matcher step = STEP.matcher(text).useTransparentBounds(true);
        int at = root.end();
        while (at < text.length()) {
            if (!step.region(at, text.length()).lookingAt()) {
                throw new IllegalArgumentException("'%s' is no path from '%s' on%s"
                        .formatted(text, text.substring(at), text.startsWith("[", at) ? ": indices are all [*]" : ""));
            }
            steps.add(canonical(step));
            at = step.end();
        }
        return List.copyOf(steps);
    }

    private static String canonical(Matcher step) {
        String name = step.group("bare") != null ? step.group("bare") : unescaped(step.group("quoted"));
        if (name == null) {
            return step.group();
        }
        String canonical = key(name);
        if (canonical.equals(FOLDED_KEY)) {
            throw new IllegalArgumentException("'%s' looks like an id, and ids are all *".formatted(name));
        }
        return canonical;
    }

    private static String unescaped(String quoted) {
        return quoted == null ? null : quoted.replaceAll("\\\\(.)", "$1");
    }
}
