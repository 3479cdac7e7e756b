package io.turnout.platform;

import java.util.Locale;
import java.util.Set;

/**
 * What an import of {@link RawNotes} was asked for, beside the file.
 *
 * @param author who took the notes
 */
public record ImportOptions(boolean dryRun, String author) {
    private static final int MAX_AUTHOR = 200;
    private static final Set<String> MEDIA_TYPES = Set.of("text/markdown", "text/plain");

    /**
     * Reads the request. A parameter without a value is refused: who writes {@code ?dryRun} does not want to write notes.
     *
     * @param contentType the header's value, null if it is not there
     * @param dryRun the parameter's value; empty if it has none, null if it is not there
     * @param author the same
     * @throws ProblemException {@code unsupported-media-type} or {@code invalid-parameter}
     */
    public static ImportOptions of(String contentType, String dryRun, String author) {
        requireText(contentType);
        boolean dry = Validation.oneOf("dryRun", dryRun, "false", Set.of("true", "false"))
                .equals("true");
        String name = author == null ? "Anonymous" : Validation.textParameter("author", author, MAX_AUTHOR);
        if (Validation.isBlank(name)) {
            throw ProblemType.INVALID_PARAMETER.because("author must not be blank.");
        }
        return new ImportOptions(dry, name);
    }

    private static void requireText(String contentType) {
        String[] parts = contentType == null
                ? new String[] {""}
                : contentType.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", 2);
        boolean utf8 = parts.length == 1 || parts[1].matches("charset=\"?utf-8\"?");
        if (!MEDIA_TYPES.contains(parts[0]) || !utf8) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send text/markdown or text/plain, in UTF-8.");
        }
    }
}
