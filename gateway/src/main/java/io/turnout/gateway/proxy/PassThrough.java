package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.WholeBody;
import io.turnout.gateway.plan.Upstream;

/** Passes requests of one event loop through. */
public final class PassThrough {
    private final UpstreamClient client;

    public PassThrough(UpstreamClient client) {
        this.client = client;
    }

    /** Answers the request with the upstream's answer, or with why there is none. */
    public void pass(Inbound inbound, Upstream upstream) {
        long limit = inbound.target().capability().maxBody();
        if (!inbound.hasBody()) {
            new Pass(client, upstream, inbound, null).begin();
        } else if (inbound.length() > limit) {
            inbound.refuse(WholeBody.tooLarge(limit));
        } else if (!inbound.isChunked() && inbound.length() <= client.inOnePiece()) {
            WholeBody.read(
                    inbound,
                    inbound.length(),
                    client.idleNanos(),
                    body -> new Pass(client, upstream, inbound, body).begin());
        } else {
            inbound.request().pause();
            WholeBody.announce(inbound.request());
            new Pass(client, upstream, inbound, null).begin();
        }
    }
}
