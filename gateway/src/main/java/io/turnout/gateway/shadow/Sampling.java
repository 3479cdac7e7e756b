package io.turnout.gateway.shadow;

import io.turnout.gateway.subject.Subject;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is sampled at the moment. It changes as a whole, and nothing is until somebody says so. */
public final class Sampling {
    private static final String MARK = "turnout-sampled";

    /** Nobody else knows it, so that no client can have itself sampled. */
    private final String secret = UUID.randomUUID().toString();

    private volatile Map<String, Share> shares = Map.of();

    void become(List<Share> now) {
        shares = now.stream()
                .filter(share -> share.percent() > 0)
                .collect(Collectors.toUnmodifiableMap(Share::capability, Function.identity()));
    }

    /** Null, as nearly always, if nothing of the capability is sampled. */
    public Share of(String capability) {
        Map<String, Share> now = shares;
        return now.isEmpty() ? null : now.get(capability);
    }

    /**
     * Whether a request without a token is to go the way on which answers are seen. One that belongs to nobody is drawn here,
     * and marked, so that it is not drawn a second time there.
     */
    public boolean takes(String capability, MultiMap headers) {
        Share share = of(capability);
        if (share == null) {
            return false;
        }
        String cookies = headers.get(HttpHeaders.COOKIE);
        if (cookies != null) {
            return share.has(Subject.named(cookies));
        }
        boolean drawn = share.has(Subject.byChance());
        if (drawn) {
            headers.set(MARK, secret);
        }
        return drawn;
    }

    /** Whether the request was drawn already; takes the mark away. */
    boolean unmark(MultiMap headers) {
        String mark = headers.get(MARK);
        if (mark != null) {
            headers.remove(MARK);
        }
        return secret.equals(mark);
    }
}
