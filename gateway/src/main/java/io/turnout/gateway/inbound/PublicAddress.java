package io.turnout.gateway.inbound;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * The site as its client sees it, with what stands in front of the gateway.
 *
 * @param scheme {@code http} or {@code https}
 * @param host with the port if it is not the scheme's; null if the client named none
 */
public record PublicAddress(String scheme, String host) {
    /** @param trustForwarded whether the X-Forwarded headers are true */
    public static PublicAddress of(HttpServerRequest request, boolean trustForwarded) {
        MultiMap headers = request.headers();
        String scheme = trustForwarded ? headers.get("X-Forwarded-Proto") : null;
        String host = trustForwarded ? headers.get("X-Forwarded-Host") : null;
        return new PublicAddress(
                scheme == null ? (request.isSSL() ? "https" : "http") : scheme,
                host == null ? headers.get(HttpHeaders.HOST) : host);
    }
}
