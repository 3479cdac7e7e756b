package io.turnout.gateway.shadow;

import io.turnout.comparison.path.PathPattern;
import io.turnout.gateway.documents.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps out of examples what is about persons, and what opens doors.
 *
 * @param personal where in an answer it is
 * @param parameters of queries, in small letters
 */
record Redaction(List<PathPattern> personal, Set<String> parameters) {
    /** How names of parameters end that open doors, whatever an API's description says. */
    private static final Set<String> SECRET = Set.of(
            "auth", "code", "credential", "key", "password", "pwd", "secret", "session", "sig", "signature", "token");
    /** Texts that may hold anything, such as the parameters of a redirect. */
    private static final Set<String> OPAQUE = Set.of("body", "header:link", "header:location", "(other)");

    private static final String MASK = "***";

    Redaction {
        personal = List.copyOf(personal);
        parameters = Set.copyOf(parameters);
    }

    /**
     * @param declared by the API's description
     * @param more of a capability, by the plan
     */
    static Redaction of(PersonalData declared, List<PathPattern> more) {
        List<PathPattern> personal = new ArrayList<>(more);
        declared.properties().forEach(name -> personal.add(PathPattern.of("$.**." + name + ".**")));
        Set<String> parameters = new TreeSet<>();
        declared.parameters().forEach(name -> parameters.add(name.toLowerCase(Locale.ROOT)));
        return new Redaction(personal, parameters);
    }

    /** An excerpt of what is at a path; only its length if it is personal. Null stays null: that nothing is there, is none. */
    String value(String path, String excerpt) {
        boolean masked = OPAQUE.contains(path) || personal.stream().anyMatch(pattern -> pattern.matches(path));
        return excerpt == null || !masked ? excerpt : "%s (%d characters)".formatted(MASK, excerpt.length());
    }

    /** Path and query, without the values of parameters that are personal or secret. */
    String target(String uri) {
        int mark = uri.indexOf('?');
        if (mark < 0) {
            return uri;
        }
        StringBuilder target = new StringBuilder(uri.substring(0, mark));
        char separator = '?';
        for (String each : uri.substring(mark + 1).split("&", -1)) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            target.append(separator).append(isKnown(name) && equals >= 0 ? name + "=" + MASK : each);
            separator = '&';
        }
        return target.toString();
    }

    /** A name that is written in another way than people write it is taken for one of those. */
    private boolean isKnown(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return name.indexOf('%') >= 0
                || parameters.contains(small)
                || SECRET.stream().anyMatch(small::endsWith);
    }
}
