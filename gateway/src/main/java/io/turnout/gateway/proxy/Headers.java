package io.turnout.gateway.proxy;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Copies the headers that go end to end, and leaves out those of one hop (RFC 9110, section 7.6.1). */
public final class Headers {
    private static final CharSequence[] HOP = {
        HttpHeaders.createOptimized("te"),
        HttpHeaders.createOptimized("trailer"),
        HttpHeaders.createOptimized("upgrade"),
        HttpHeaders.createOptimized("connection"),
        HttpHeaders.createOptimized("keep-alive"),
        HttpHeaders.createOptimized("proxy-connection"),
        HttpHeaders.createOptimized("transfer-encoding"),
        HttpHeaders.createOptimized("proxy-authenticate"),
        HttpHeaders.createOptimized("proxy-authorization"),
    };

    private Headers() {}

    /** Takes out those of one hop. */
    public static void removeHops(MultiMap headers) {
        List<String> named = namedByConnection(headers);
        for (CharSequence hop : HOP) {
            headers.remove(hop);
        }
        if (named != null) {
            named.forEach(headers::remove);
        }
    }

    static void copyEndToEnd(MultiMap from, MultiMap to) {
        List<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (!isHop(name) && (named == null || !containsIgnoringCase(named, name))) {
                to.add(name, header.getValue());
            }
        }
    }

    static boolean is(String name, CharSequence other) {
        return name.length() == other.length() && AsciiString.contentEqualsIgnoreCase(name, other);
    }

    private static boolean isHop(String name) {
        for (CharSequence hop : HOP) {
            if (is(name, hop)) {
                return true;
            }
        }
        return false;
    }

    /** Null, as nearly always, if there is none but {@code close} and {@code keep-alive}. */
    private static List<String> namedByConnection(MultiMap headers) {
        String connection = headers.get(HttpHeaders.CONNECTION);
        if (connection == null || is(connection, HttpHeaders.KEEP_ALIVE) || is(connection, HttpHeaders.CLOSE)) {
            return null;
        }
        List<String> named = new ArrayList<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",")) {
                named.add(name.strip());
            }
        }
        return named;
    }

    private static boolean containsIgnoringCase(List<String> names, String name) {
        for (String other : names) {
            if (name.equalsIgnoreCase(other)) {
                return true;
            }
        }
        return false;
    }
}
