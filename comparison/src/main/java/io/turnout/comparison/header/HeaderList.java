package io.turnout.comparison.header;

import static io.turnout.comparison.header.HeaderForm.COOKIE_NAMES;
import static io.turnout.comparison.header.HeaderForm.EXACT;
import static io.turnout.comparison.header.HeaderForm.MEDIA_TYPE;
import static io.turnout.comparison.header.HeaderForm.PRESENCE;
import static io.turnout.comparison.header.HeaderForm.TOKENS;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Texts;
import io.turnout.comparison.path.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The headers that are compared; all others say nothing. */
public record HeaderList(Map<String, HeaderForm> forms) {
    /** What a client acts upon. Entity tags and dates differ between two servers that answer alike. */
    public static final HeaderList DEFAULT = new HeaderList(Map.ofEntries(
            Map.entry("content-type", MEDIA_TYPE),
            Map.entry("location", EXACT),
            Map.entry("content-disposition", EXACT),
            Map.entry("content-language", TOKENS),
            Map.entry("cache-control", TOKENS),
            Map.entry("vary", TOKENS),
            Map.entry("allow", TOKENS),
            Map.entry("link", TOKENS),
            Map.entry("set-cookie", COOKIE_NAMES),
            Map.entry("etag", PRESENCE),
            Map.entry("last-modified", PRESENCE),
            Map.entry("retry-after", PRESENCE),
            Map.entry("www-authenticate", PRESENCE)));

    public HeaderList {
        Map<String, HeaderForm> lowerCase = new TreeMap<>();
        forms.forEach((name, form) -> lowerCase.put(name.toLowerCase(Locale.ROOT), form));
        forms = lowerCase;
    }

    /** The maps are by name, in lower case. */
    public void compare(Findings findings, Map<String, List<String>> left, Map<String, List<String>> right) {
        FieldPath root = findings.root("header:");
        forms.forEach((name, form) -> {
            List<String> ours = left.getOrDefault(name, List.of());
            List<String> theirs = right.getOrDefault(name, List.of());
            if (!ours.isEmpty() || !theirs.isEmpty()) {
                compare(findings, root.child(name), form, ours, theirs);
            }
        });
    }

    private static void compare(
            Findings findings, FieldPath path, HeaderForm form, List<String> ours, List<String> theirs) {
        if (theirs.isEmpty()) {
            findings.missing(path, form.normalised(ours));
        } else if (ours.isEmpty()) {
            findings.extra(path, form.normalised(theirs));
        } else {
            Texts.compare(findings, path, form.normalised(ours), form.normalised(theirs));
        }
    }
}
