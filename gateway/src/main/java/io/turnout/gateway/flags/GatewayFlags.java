package io.turnout.gateway.flags;

import dev.openfeature.sdk.Client;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnout.flags.feed.Flags;
import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.proxy.Holds;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.routing.Routes;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Verticle;
import jakarta.inject.Singleton;

/** The gateway's flags: as they were known last, and as the control plane has them once they are followed. */
@Singleton
public class GatewayFlags {
    private final FlagsConfig config;
    private final ProxyConfig proxy;
    private final Flags flags;

    GatewayFlags(FlagsConfig config, ProxyConfig proxy, MeterRegistry meters) {
        this.config = config;
        this.proxy = proxy;
        this.flags = new Flags(config.memory(), meters);
    }

    /** Whom flags are asked of. */
    public Client client() {
        return flags.client();
    }

    /** The plan's name for the control plane. */
    public String control() {
        return config.upstream();
    }

    /** What follows them, from its start to its stop. */
    public Verticle following(Routes routes, Holds holds) {
        return new AbstractVerticle() {
            @Override
            public void start() {
                UpstreamClient client = new UpstreamClient(vertx, proxy, Math.max(1, proxy.connections() / 16), holds);
                flags.follow(new FlagControl(new ControlClient(
                        context,
                        client,
                        () -> routes.current().plan().upstreams().get(config.upstream()))));
            }

            @Override
            public void stop() {
                flags.close();
            }
        };
    }
}
