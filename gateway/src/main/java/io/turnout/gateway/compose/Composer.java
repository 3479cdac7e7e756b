package io.turnout.gateway.compose;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.routing.Routes;
import io.vertx.core.Context;

/** Runs compositions for the requests of one event loop. */
public final class Composer {
    public Composer(UpstreamClient client, Compositions compositions, Context context) {}

    public void compose(Inbound inbound, String name, String path, String query, Routes.Applied now) {
        throw new IllegalStateException(name);
    }
}
