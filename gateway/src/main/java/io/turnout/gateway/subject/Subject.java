package io.turnout.gateway.subject;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.platform.SubjectHash;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.session.VisitorCookie;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;

/** Who a request belongs to, as a place in [0, 1) that is the same each time and everywhere. */
public record Subject(double place) {
    /** By the subject of its token, else by its cookies, else by chance: for what may take one request and not the next. */
    public static Subject of(Inbound inbound) {
        String name = name(inbound);
        return name == null ? byChance() : named(name);
    }

    /**
     * By the subject of its token, else by its cookies, else by where it comes from: for what must not change from one request
     * to the next.
     *
     * @param trustForwarded whether {@code X-Forwarded-For} is true
     */
    public static Subject staying(Inbound inbound, boolean trustForwarded) {
        Caller caller = inbound.caller();
        HttpServerRequest request = inbound.request();
        return caller != null
                ? named(caller.subject())
                : staying(request.headers(), request.remoteAddress().hostAddress(), trustForwarded);
    }

    /**
     * The same of a request without a token.
     *
     * @param address of who has sent it, without a port
     */
    public static Subject staying(MultiMap headers, String address, boolean trustForwarded) {
        String cookies = headers.get(HttpHeaders.COOKIE);
        if (cookies != null) {
            return named(cookies(cookies));
        }
        String forwarded = trustForwarded ? headers.get("X-Forwarded-For") : null;
        return named(forwarded == null ? address : forwarded.split(",", 2)[0].strip());
    }

    /** Null if it tells nothing of itself. */
    private static String name(Inbound inbound) {
        Caller caller = inbound.caller();
        MultiMap headers = inbound.request().headers();
        if (caller != null) {
            return caller.subject();
        }
        // a client without cookies may have credentials that only its upstream understands
        String cookies = headers.get(HttpHeaders.COOKIE);
        return cookies != null ? cookies(cookies) : headers.get(HttpHeaders.AUTHORIZATION);
    }

    /** The one that tells browsers apart, where there is one; others come and go beside it. */
    private static String cookies(String all) {
        String visitor = VisitorCookie.in(all);
        return visitor == null ? all : visitor;
    }

    public static Subject byChance() {
        return new Subject(ThreadLocalRandom.current().nextDouble());
    }

    /** By the hash that all shares go by. */
    public static Subject named(String name) {
        return new Subject(SubjectHash.place(name));
    }

    /** Whether it is in a share: the same ones in each larger share. */
    public boolean isIn(double percent) {
        return place * 100 < percent;
    }
}
