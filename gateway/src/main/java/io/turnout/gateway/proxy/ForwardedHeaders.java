package io.turnout.gateway.proxy;

import io.turnout.gateway.residence.FenceLook;
import io.turnout.gateway.routing.RequestPath;
import io.turnout.platform.Deadline;
import io.turnout.platform.TraceId;
import io.turnout.platform.session.SessionCookie;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** What an upstream is told about the request beyond the client's own headers. */
public final class ForwardedHeaders {
    private static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");
    private static final CharSequence FOR = HttpHeaders.createOptimized("x-forwarded-for");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
    private static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
    private static final CharSequence DEADLINE = HttpHeaders.createOptimized(Deadline.HEADER);
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized(TraceId.HEADER);

    private ForwardedHeaders() {}

    /**
     * Who sends a request.
     *
     * @param address without a port
     * @param tls whether the connection is encrypted
     */
    public record Sender(String address, boolean tls) {}

    /**
     * Writes the headers of a request.
     *
     * @param uri in origin form
     * @param from the client's headers
     * @param remainingMillis what is left of the request's time
     * @param trustForwarded whether what the client says of others before it is true
     */
    public static void write(
            Sender sender,
            String uri,
            MultiMap from,
            String traceParent,
            long remainingMillis,
            boolean trustForwarded,
            MultiMap to) {
        Headers.copyEndToEnd(from, to);
        to.remove(HttpHeaders.HOST).remove(HttpHeaders.EXPECT).remove(FORWARDED);
        // these are the gateway's own to say
        to.remove(FenceLook.ASKED).remove(AnswerCall.REHEARSAL).remove(AnswerCall.BUILD);
        String before = trustForwarded ? from.get(FOR) : null;
        to.set(FOR, before == null ? sender.address() : before + ", " + sender.address());
        if (!trustForwarded || !from.contains(PROTO)) {
            to.set(PROTO, sender.tls() ? "https" : "http");
        }
        String host = from.get(HttpHeaders.HOST);
        if (host == null) {
            to.remove(HOST);
        } else if (!trustForwarded || !from.contains(HOST)) {
            to.set(HOST, host);
        }
        if (from.contains(HttpHeaders.COOKIE) && !countsAt(uri)) {
            dropSession(from, to);
        }
        to.set(DEADLINE, Long.toString(remainingMillis));
        to.set(TRACE_PARENT, traceParent);
    }

    /** By the path that routing and the upstream go by: {@code /%61pi/talks} is the API too. */
    static boolean countsAt(String uri) {
        int query = uri.indexOf('?');
        return SessionCookie.countsAt(RequestPath.matchable(query < 0 ? uri : uri.substring(0, query)));
    }

    /** Who has no use for a token does not get it. */
    private static void dropSession(MultiMap from, MultiMap to) {
        to.remove(HttpHeaders.COOKIE);
        for (String cookies : from.getAll(HttpHeaders.COOKIE)) {
            String rest = SessionCookie.without(cookies);
            if (rest != null) {
                to.add(HttpHeaders.COOKIE, rest);
            }
        }
    }
}
