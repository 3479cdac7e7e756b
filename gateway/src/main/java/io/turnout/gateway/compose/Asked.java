package io.turnout.gateway.compose;

import io.turnout.gateway.inbound.PublicAddress;
import io.turnout.gateway.routing.Query;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a client asked for.
 *
 * @param route as the plan writes it, such as {@code GET /api/talks/{id}}
 * @param path decoded
 * @param query raw, null if there is none
 * @param site as the client sees it
 * @param body empty if there is none
 */
public record Asked(
        String route,
        String path,
        String query,
        MultiMap headers,
        PublicAddress site,
        byte[] body,
        Calls calls,
        Purpose purpose) {
    /** What becomes of the answer. */
    public enum Purpose {
        /** Somebody reads it. */
        READ,
        /** Its head is sent, and nobody sees what it is about. */
        HEAD,
        /** It is compared with another one, and thrown away. */
        COMPARISON
    }

    /** The first value of a query parameter; null if it is not there or empty, which is the same to Quarkus REST. */
    public String parameter(String name) {
        String value = given(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The first value of a query parameter; empty if it has none, null if it is not there. */
    String given(String name) {
        return Query.first(query, name);
    }

    /** One segment of the path, counted from 0. */
    public String segment(int index) {
        return path.split("/", -1)[index + 1];
    }

    public String header(CharSequence name) {
        return headers.get(name);
    }

    /** A query of some of the request's parameters, with {@code ?}; empty if the request has none of them. */
    String queryOf(String... names) {
        StringBuilder result = new StringBuilder();
        for (String name : names) {
            String value = parameter(name);
            if (value != null) {
                result.append(result.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encode(value));
            }
        }
        return result.toString();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
