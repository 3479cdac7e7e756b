package io.turnout.comparison.count;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** What a request has put to the test: which status code, and which parameters. */
public final class Exercised {
    private Exercised() {}

    /**
     * E.g. {@code status:200}, {@code parameter:page}.
     *
     * @param query as it was sent; null for none
     */
    public static Set<String> of(int status, String query) {
        Set<String> exercised = new TreeSet<>();
        exercised.add("status:" + status);
        if (query != null) {
            for (String each : query.split("&")) {
                String name = each.split("=", 2)[0];
                if (!name.isEmpty()) {
                    exercised.add("parameter:" + decoded(name));
                }
            }
        }
        return exercised;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }
}
