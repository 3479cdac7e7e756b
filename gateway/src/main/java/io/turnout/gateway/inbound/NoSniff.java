package io.turnout.gateway.inbound;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Tells browsers to take an answer of the gateway's own for what it says it is, and for nothing else. */
public final class NoSniff {
    private static final CharSequence NAME = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence VALUE = HttpHeaders.createOptimized("nosniff");

    private NoSniff() {}

    public static HttpServerResponse on(HttpServerResponse response) {
        return response.putHeader(NAME, VALUE);
    }
}
