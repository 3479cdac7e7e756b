package io.turnout.gateway.clients;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** Finds requests whose end or whose host two servers could see differently. */
final class Framing {
    private static final String NOT_IN_A_HOST = " \t/\\?#@";

    private Framing() {}

    /** What is wrong, as a sentence; null if nothing is. */
    static String fault(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        HttpHeaders headers = request.headers();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return "Here, HTTP/1.1 is spoken.";
        }
        String encoding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        if (encoding != null) {
            boolean plain = encoding.equalsIgnoreCase("chunked")
                    && version.equals(HttpVersion.HTTP_1_1)
                    && headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).size() == 1;
            if (!plain) {
                return "Transfer-Encoding can only be \"chunked\", once.";
            }
        }
        String host = headers.get(HttpHeaderNames.HOST);
        if (host == null
                ? version.equals(HttpVersion.HTTP_1_1)
                : !isHost(host) || headers.getAll(HttpHeaderNames.HOST).size() > 1) {
            return "A request has one Host header, with a host and perhaps a port.";
        }
        return headers.contains("") ? "A header has a name." : null;
    }

    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (NOT_IN_A_HOST.indexOf(host.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
