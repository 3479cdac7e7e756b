package io.turnout.gateway.shadow;

import io.turnout.gateway.compose.Composer;
import io.turnout.gateway.compose.Compositions;
import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.proxy.Holds;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.routing.Points;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;
import io.turnout.gateway.subject.Subject;
import io.vertx.core.AbstractVerticle;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Comparing answers, as the control plane says. It has an event loop of its own. While the control plane is silent for longer
 * than {@link #FORGET} nothing is sampled: nobody could say that it should stop.
 */
public final class Shadowing extends AbstractVerticle {
    static final Duration FORGET = Duration.ofSeconds(15);
    private static final Logger LOG = Logger.getLogger(Shadowing.class);
    private static final int PAUSE_MILLIS = 500;

    private final Sampling sampling = new Sampling();
    private final Routes routes;
    private final Compositions compositions;
    private final ShadowConfig config;
    private final ProxyConfig proxy;
    private final Optional<String> credential;
    private final Holds holds;
    private final Books books;
    private final String gateway = UUID.randomUUID().toString();
    private volatile Shadows shadows;
    private volatile boolean stopped;
    private Thread feed;
    private Thread reports;

    /** @param credential that has writes rehearsed; without one there are no rehearsals */
    public Shadowing(
            Routes routes,
            Compositions compositions,
            ShadowConfig config,
            ProxyConfig proxy,
            Optional<String> credential,
            Holds holds,
            ShadowMeters meters) {
        this.routes = routes;
        this.compositions = compositions;
        this.config = config;
        this.proxy = proxy;
        this.credential = credential;
        this.holds = holds;
        this.books = new Books(config, meters);
    }

    public Sampling sampling() {
        return sampling;
    }

    /**
     * Has the request's answer compared, if it is in the sample; to be called before it is answered. Whatever goes wrong with
     * that, the request goes on.
     */
    public void consider(Inbound inbound, Points points, Routes.Applied plan, String path, String query) {
        boolean drawn = sampling.unmark(inbound.request().headers());
        Share share = sampling.of(points.legacy().capability().name());
        // where another one answers already, there is no attribute to compare
        boolean hasAttribute = points.attribute() != null && inbound.target() == points.legacy();
        Share ofAttribute =
                hasAttribute ? sampling.of(points.attribute().capability().name()) : null;
        if (share == null && ofAttribute == null) {
            return;
        }
        try {
            Recent.Write write = shadows.note(inbound, path);
            if (!Shadows.isComparable(inbound, points)) {
                return;
            }
            Subject subject = Subject.of(inbound);
            if (share != null && (drawn || share.has(subject))) {
                Target other = inbound.target() == points.candidate() ? points.legacy() : points.ahead();
                shadows.begin(share, inbound, other, plan, path, query, write);
            }
            if (ofAttribute != null && (drawn || ofAttribute.has(subject))) {
                shadows.begin(ofAttribute, inbound, points.attribute(), plan, path, query, write);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "Not compared, trace %s", inbound.traceParent());
        }
    }

    @Override
    public void start() {
        // as one of so many loops it has that share of all bounds
        int loops = Math.max(1, proxy.connections() / config.connections());
        UpstreamClient client = new UpstreamClient(vertx, proxy, loops, holds);
        Composer composer = new Composer(client, compositions, context);
        int longest = Math.toIntExact(config.longestBody().asLongValue());
        // what is to stop all this has connections that nothing of it can take
        ControlLink control = control(new UpstreamClient(vertx, proxy, loops, holds));
        Sides sides = new Sides(context, client, composer, longest);
        Looks looks = new Looks(sides, control(client), config.patience());
        Rehearsals rehearsals = new Rehearsals(sampling, sides, looks, credential);
        shadows = new Shadows(sampling, books, looks, rehearsals, longest, proxy.trustForwarded());
        feed = Thread.ofVirtual().name("shadow-feed").start(() -> follow(control));
        reports = Thread.ofVirtual().name("shadow-reports").start(() -> report(control));
    }

    private ControlLink control(UpstreamClient client) {
        return new ControlLink(new ControlClient(
                context, client, () -> routes.current().plan().upstreams().get(config.upstream())));
    }

    private void follow(ControlLink control) {
        String version = "";
        long heard = System.nanoTime();
        while (!stopped) {
            try {
                ControlLink.Shares shares = control.shares(version);
                heard = System.nanoTime();
                if (shares != null) {
                    version = shares.version();
                    sampling.become(shares.shares());
                    LOG.infof("Sampled from now on: %s", shares.shares());
                    // a control plane that changes its mind without end is not to keep anybody busy
                    Thread.sleep(PAUSE_MILLIS / 10);
                }
            } catch (UpstreamException | IOException e) {
                LOG.debugf("The control plane does not say what to sample: %s", e);
                if (!version.isEmpty() && System.nanoTime() - heard > FORGET.toNanos()) {
                    LOG.warn("Nothing is sampled any more: the control plane is silent");
                    sampling.become(List.of());
                    version = "";
                }
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Following the control plane goes on after an unexpected failure", e);
                pause();
            }
        }
    }

    private void report(ControlLink control) {
        ControlLink.Report unheard = null;
        long sequence = 0;
        while (!stopped) {
            try {
                Thread.sleep(config.report());
                if (unheard == null) {
                    List<Page> pages = books.turn();
                    unheard = pages.isEmpty() ? null : new ControlLink.Report(gateway, ++sequence, pages);
                }
                if (unheard != null) {
                    control.report(unheard);
                    unheard = null;
                }
            } catch (UpstreamException | IOException e) {
                // it is told again, under the same number
                LOG.debugf("The control plane does not take a report: %s", e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Reporting goes on after an unexpected failure", e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS + ThreadLocalRandom.current().nextInt(PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        sampling.become(List.of());
        feed.interrupt();
        reports.interrupt();
    }
}
