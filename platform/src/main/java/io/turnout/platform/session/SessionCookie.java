package io.turnout.platform.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The cookie that keeps the token of who is signed in. Scripts cannot read it, and browsers send it from this site's own
 * pages alone. By https it has a name that no other site of the domain, and nobody on the way by http, can set.
 */
public enum SessionCookie {
    PLAIN("turnout-session", ""),
    SECURE("__Host-turnout-session", "; Secure");

    /** Longest token that fits into a cookie, of which browsers keep 4,096 bytes. */
    private static final int MAX_TOKEN = 3_900;

    private final String name;
    private final String attribute;

    SessionCookie(String name, String attribute) {
        this.name = name;
        this.attribute = attribute;
    }

    /** @param scheme that the request came by */
    public static SessionCookie of(String scheme) {
        return "https".equalsIgnoreCase(scheme) ? SECURE : PLAIN;
    }

    /**
     * The token in a request's cookies; null if there is none, or more than one, of which somebody else may have set one.
     *
     * @param cookies the values of all {@code Cookie} headers
     */
    public String tokenIn(List<String> cookies) {
        List<String> found = new ArrayList<>();
        for (String header : cookies) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    found.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return found.size() == 1 && !found.getFirst().isEmpty() ? found.getFirst() : null;
    }

    /** Whether it says who sends a request to a path: never to the API, which other sites could use by it. */
    public static boolean countsAt(String path) {
        return !path.startsWith("/api/");
    }

    public static boolean canKeep(String token) {
        return token.length() <= MAX_TOKEN;
    }

    /** A {@code Cookie} header without it, of either kind; null if nothing is left. */
    public static String without(String header) {
        StringJoiner rest = new StringJoiner("; ");
        for (String pair : header.split(";")) {
            String name = pair.substring(0, Math.max(0, pair.indexOf('='))).strip();
            if (!name.equals(PLAIN.name) && !name.equals(SECURE.name) && !pair.isBlank()) {
                rest.add(pair.strip());
            }
        }
        return rest.length() == 0 ? null : rest.toString();
    }

    /** Whether a request's cookies name it at all. */
    public boolean isIn(List<String> cookies) {
        return cookies.stream().anyMatch(header -> header.contains(name + "="));
    }

    /** The {@code Set-Cookie} that keeps a token for as long as it is valid. */
    public String keeping(String token, Instant expires, Instant now) {
        long seconds = Math.max(0, Duration.between(now, expires).toSeconds());
        return header(token, seconds);
    }

    /** The {@code Set-Cookie} that removes it. */
    public String removed() {
        return header("", 0);
    }

    private String header(String value, long seconds) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s".formatted(name, value, seconds, attribute);
    }
}
