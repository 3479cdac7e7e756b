package io.turnout.gateway.shadow;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.platform.identity.Caller;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who a request belongs to, as a place in [0, 1) that is the same each time and everywhere: by the subject of its token, else
 * by its cookies, else by chance.
 */
record Subject(double place) {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    static Subject of(Inbound inbound) {
        Caller caller = inbound.caller();
        if (caller != null) {
            return named(caller.subject());
        }
        String cookies = inbound.request().headers().get(HttpHeaders.COOKIE);
        return cookies == null ? byChance() : named(cookies);
    }

    static Subject byChance() {
        return new Subject(ThreadLocalRandom.current().nextDouble());
    }

    /** FNV-1a (Fowler, Noll and Vo), whose upper bits are then mixed by the finaliser of MurmurHash3 (Appleby). */
    static Subject named(String name) {
        long hash = FNV_BASIS;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return new Subject((hash >>> 11) * 0x1.0p-53);
    }
}
