package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.WholeBody;
import io.turnout.gateway.plan.Upstream;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** Passes requests of one event loop through. */
public final class PassThrough {
    private final UpstreamClient client;

    public PassThrough(UpstreamClient client) {
        this.client = client;
    }

    /**
     * Answers the request with the upstream's answer, or with why there is none.
     *
     * @param body the request's body if it has been read already; else null
     * @param elsewhere what to do if the data has moved, with the body as far as it has been read
     */
    public void pass(Inbound inbound, Upstream upstream, Buffer body, Consumer<Buffer> elsewhere) {
        long limit = inbound.target().capability().maxBody();
        if (body != null || !inbound.hasBody()) {
            passWhole(inbound, upstream, body, elsewhere);
        } else if (inbound.length() > limit) {
            inbound.refuse(WholeBody.tooLarge(limit));
        } else if (mayBeSentTwice(inbound)) {
            WholeBody.read(inbound, limit, client.idleNanos(), whole -> passWhole(inbound, upstream, whole, elsewhere));
        } else {
            inbound.request().pause();
            WholeBody.announce(inbound.request());
            new Pass(client, upstream, inbound, null, elsewhere).begin();
        }
    }

    private void passWhole(Inbound inbound, Upstream upstream, Buffer body, Consumer<Buffer> elsewhere) {
        inbound.asking(body);
        new Pass(client, upstream, inbound, body, elsewhere).begin();
    }

    /** A short one, for the case that a connection fails; any that a fence may refuse, to send it to the other side. */
    private boolean mayBeSentTwice(Inbound inbound) {
        return !inbound.target().visit().stops().isEmpty()
                || (!inbound.isChunked() && inbound.length() <= client.inOnePiece());
    }
}
