package io.turnout.gateway.traffic;

import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.control.Reports;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.proxy.Holds;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.routing.Routes;
import io.vertx.core.AbstractVerticle;
import java.time.Duration;
import java.util.List;

/** Tells the control plane what is answered, from its start to its stop. */
public final class TrafficTelling extends AbstractVerticle {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Routes routes;
    private final ProxyConfig proxy;
    private final Holds holds;
    private final String upstream;
    private final Windows windows;
    private Reports<List<Window>> reports;

    /** @param upstream the plan's name for the control plane */
    public TrafficTelling(Routes routes, ProxyConfig proxy, Holds holds, String upstream, TrafficMeters meters) {
        this.routes = routes;
        this.proxy = proxy;
        this.holds = holds;
        this.upstream = upstream;
        this.windows = new Windows(meters);
    }

    @Override
    public void start() {
        UpstreamClient client = new UpstreamClient(vertx, proxy, Math.max(1, proxy.connections() / 16), holds);
        ControlClient control = new ControlClient(
                context, client, () -> routes.current().plan().upstreams().get(upstream));
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> windows.cut(System.nanoTime()));
        reports = new Reports<>(control, "/internal/traffic", INTERVAL, windows);
        reports.start();
    }

    @Override
    public void stop() {
        reports.close();
    }
}
