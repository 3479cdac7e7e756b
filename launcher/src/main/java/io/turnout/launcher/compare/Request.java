package io.turnout.launcher.compare;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What each site is asked.
 *
 * @param target path and query, from a slash on
 * @param headers in their order
 * @param body empty if there is none; not to be written to
 */
record Request(String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Of one connection or its client, and not of the request; what a client of ours says for itself. */
    private static final Set<String> LEFT_OUT = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    Request {
        method = method.toUpperCase(Locale.ROOT);
        if (!method.matches("[A-Z]+")) {
            throw new IllegalArgumentException("'%s' is no method".formatted(method));
        }
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("'%s' is no path: it begins with a slash".formatted(target));
        }
        URI.create(target);
        headers = headers.stream()
                .filter(header -> !header.getKey().startsWith(":")
                        && !LEFT_OUT.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Takes the path and query of a URL, or a path as it is. */
    static String target(String url) {
        if (url.startsWith("/")) {
            return url;
        }
        URI uri = URI.create(url);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("'%s' is neither a path nor a URL".formatted(url));
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Whether asking twice does no more than asking once does, which is nothing. */
    boolean isSafe() {
        return SAFE.contains(method);
    }

    /** As it is sent; null for none. */
    String query() {
        return URI.create(target).getRawQuery();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
