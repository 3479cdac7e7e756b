package io.turnout.notes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Value of the {@code Link} header that leads to the next page: the same parameters as this page's, and its cursor. */
final class NextLink {
    private final StringBuilder target;

    NextLink(String path) {
        target = new StringBuilder(path).append('?');
    }

    /** Adds a parameter if the client gave it. */
    NextLink with(String name, String value) {
        if (value != null) {
            target.append(name).append('=').append(encode(value)).append('&');
        }
        return this;
    }

    String to(String cursor) {
        return "<" + target + "cursor=" + cursor + ">; rel=\"next\"";
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
