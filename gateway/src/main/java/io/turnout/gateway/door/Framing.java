package io.turnout.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Finds requests whose end or whose host two servers could see differently. */
final class Framing {
    private Framing() {}

    /** What is wrong, as a sentence; null if nothing is. */
    static String fault(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String encoding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null) {
            boolean plain = encoding.equalsIgnoreCase("chunked")
                    && request.version() == HttpVersion.HTTP_1_1
                    && headers.getAll(HttpHeaders.TRANSFER_ENCODING).size() == 1;
            if (!plain) {
                return "Transfer-Encoding can only be \"chunked\", once.";
            }
        }
        String host = headers.get(HttpHeaders.HOST);
        if (host == null
                ? request.version() == HttpVersion.HTTP_1_1
                : headers.getAll(HttpHeaders.HOST).size() > 1) {
            return "A request has one Host header.";
        }
        return null;
    }
}
