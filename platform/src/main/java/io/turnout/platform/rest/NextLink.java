package io.turnout.platform.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** The {@code Link} to a list's next page: the parameters the client gave, in their documented order, and the cursor. */
public final class NextLink {
    private final String path;
    private final StringJoiner query = new StringJoiner("&");

    private NextLink(String path) {
        this.path = path;
    }

    public static NextLink to(String path) {
        return new NextLink(path);
    }

    /** Adds a parameter unless the client left it out. */
    public NextLink with(String name, String value) {
        if (value != null) {
            query.add(name + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return this;
    }

    /** The header's value; null if there is no next page. */
    public String header(String next) {
        return next == null ? null : "<%s?%s>; rel=\"next\"".formatted(path, with("cursor", next).query);
    }
}
