package io.turnout.gateway.inbound;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.turnout.gateway.routing.Target;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * A request of a trial that has begun on another way, and goes on as an {@link Inbound} as it was decided there: what the side has
 * cost it until then is part of the evidence, also if it would be sent to the other side by now.
 *
 * @param uri as the client sent it
 * @param startNanos when its head had come
 */
public record Begun(String uri, Target target, Count count, long startNanos) {
    private static final AttributeKey<Begun> KEY = AttributeKey.valueOf(Begun.class, "request");

    /** The connection's next request is this one. */
    public void goesOn(Channel channel) {
        channel.attr(KEY).set(this);
    }

    /** Null, as nearly always, if the request begins only now. */
    static Begun take(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        Begun begun = channel.hasAttr(KEY) ? channel.attr(KEY).getAndSet(null) : null;
        // one that did not get as far as here may have left it behind
        return begun != null && begun.uri.equals(request.uri()) ? begun : null;
    }
}
