package io.turnout.gateway.experiment;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.control.Reports;
import io.turnout.gateway.proxy.Holds;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.routing.Routes;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Verticle;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What compositions tell of experiments. */
@Singleton
public class Experiments {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final ProxyConfig proxy;
    private final long slowNanos;
    private final Sightings sightings = new Sightings();

    Experiments(ProxyConfig proxy, ExperimentConfig config, MeterRegistry meters) {
        this.proxy = proxy;
        this.slowNanos = config.slowAfter().toNanos();
        FunctionCounter.builder("turnout.experiment.sightings.left.out", sightings, Sightings::leftOut)
                .description("Exposures and outcomes that came faster than they could be told.")
                .register(meters);
    }

    /**
     * Somebody was shown a variant.
     *
     * @param visitor as its cookie has it
     */
    public void exposed(String experiment, String visitor, String variant) {
        sightings.exposed(experiment, visitor, variant);
    }

    /** Somebody did what experiments may be about. */
    public void had(String outcome, String visitor) {
        sightings.had(outcome, visitor);
    }

    /** Somebody of a cohort was answered. */
    public void answered(String experiment, String variant, boolean failed, long elapsedNanos) {
        sightings.answered(experiment, variant, failed, elapsedNanos > slowNanos);
    }

    /** Somebody of a cohort went away before there was an answer: the slower it is, the more do, so who waited for long counts as given a slow one. */
    public void left(String experiment, String variant, long elapsedNanos) {
        if (elapsedNanos > slowNanos) {
            sightings.answered(experiment, variant, false, true);
        }
    }

    /** What tells the control plane, from its start to its stop. */
    public Verticle telling(Routes routes, Holds holds, String control) {
        return new AbstractVerticle() {
            private Reports<Sightings.Turn> reports;

            @Override
            public void start() {
                UpstreamClient client = new UpstreamClient(vertx, proxy, Math.max(1, proxy.connections() / 16), holds);
                reports = new Reports<>(
                        new ControlClient(
                                context,
                                client,
                                () -> routes.current().plan().upstreams().get(control)),
                        "/internal/experiments/sightings",
                        BETWEEN,
                        sightings);
                reports.start();
            }

            @Override
            public void stop() {
                reports.close();
            }
        };
    }
}
