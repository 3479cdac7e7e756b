package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.platform.Deadline;
import io.turnout.platform.TraceId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;

/** What an upstream is told about the request beyond the client's own headers. */
final class ForwardedHeaders {
    private static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");
    private static final CharSequence FOR = HttpHeaders.createOptimized("x-forwarded-for");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
    private static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("idempotency-key");
    private static final CharSequence DEADLINE = HttpHeaders.createOptimized(Deadline.HEADER);
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized(TraceId.HEADER);

    private ForwardedHeaders() {}

    /** @param remainingMillis what is left of the request's time */
    static void write(Inbound inbound, MultiMap to, boolean trustForwarded, long remainingMillis) {
        HttpServerRequest request = inbound.request();
        MultiMap from = request.headers();
        Headers.copyEndToEnd(from, to);
        to.remove(HttpHeaders.HOST).remove(HttpHeaders.EXPECT).remove(FORWARDED);
        String address = request.remoteAddress().hostAddress();
        String before = trustForwarded ? from.get(FOR) : null;
        to.set(FOR, before == null ? address : before + ", " + address);
        if (!trustForwarded || !from.contains(PROTO)) {
            to.set(PROTO, request.isSSL() ? "https" : "http");
        }
        String host = from.get(HttpHeaders.HOST);
        if (host == null) {
            to.remove(HOST);
        } else if (!trustForwarded || !from.contains(HOST)) {
            to.set(HOST, host);
        }
        to.set(DEADLINE, Long.toString(remainingMillis));
        to.set(TRACE_PARENT, inbound.traceParent());
        if (request.method() == HttpMethod.POST && !from.contains(IDEMPOTENCY_KEY)) {
            to.set(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
        }
    }
}
