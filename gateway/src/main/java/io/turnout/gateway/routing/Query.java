package io.turnout.gateway.routing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads parameters from a raw query. */
public final class Query {
    private Query() {}

    /**
     * The first value of a parameter, decoded; null if it is not there. Case does not matter in names, as in Vert.x.
     *
     * @param query raw, null if there is none
     * @throws IllegalArgumentException if the value is no percent-encoded text
     */
    public static String first(String query, String name) {
        int from = 0;
        while (query != null && from <= query.length()) {
            int amp = query.indexOf('&', from);
            int end = amp < 0 ? query.length() : amp;
            int equals = query.indexOf('=', from);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (is(query, from, nameEnd, name)) {
                return nameEnd == end ? "" : decode(query.substring(nameEnd + 1, end));
            }
            from = end + 1;
        }
        return null;
    }

    private static boolean is(String query, int from, int end, String name) {
        if (end - from == name.length()) {
            return query.regionMatches(true, from, name, 0, name.length());
        }
        return query.indexOf('%', from) >= 0
                && end - from > name.length()
                && decode(query.substring(from, end)).equalsIgnoreCase(name);
    }

    private static String decode(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
