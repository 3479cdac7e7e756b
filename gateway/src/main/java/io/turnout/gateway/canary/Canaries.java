package io.turnout.gateway.canary;

import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.control.Reports;
import io.turnout.gateway.inbound.Count;
import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.proxy.Holds;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.proxy.UpstreamException;
import io.turnout.gateway.routing.Points;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;
import io.turnout.gateway.subject.Subject;
import io.turnout.gateway.trial.TrialBook;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lets a share of the subjects read from candidates, as the control plane says, and as it has said last while it is silent. Where
 * the data is still written on the other side, the candidate is read from only under a {@link Leases lease}; and the answer to each write
 * waits until the candidate has it, or until no gateway reads there any more.
 */
public final class Canaries extends AbstractVerticle {
    private static final Logger LOG = Logger.getLogger(Canaries.class);
    private static final int PAUSE_MILLIS = 200;
    /** How many leases long it takes until all gateways know of a change; they hear of it within a fraction of a second. */
    private static final int SETTLING = 2;

    private final Routes routes;
    private final CanaryConfig config;
    private final ProxyConfig proxy;
    private final Holds holds;
    private final Memory memory;
    private final Leases leases;
    private final CaughtUp caughtUp;
    private volatile Shares shares = Shares.NONE;
    private volatile boolean stopped;
    private final TrialBook trials = new TrialBook();
    private ControlClient control;
    private Reports<TrialBook.Turn> reports;
    private Thread feed;
    private Thread renewal;

    public Canaries(Routes routes, CanaryConfig config, ProxyConfig proxy, Holds holds) {
        this.routes = routes;
        this.config = config;
        this.proxy = proxy;
        this.holds = holds;
        this.memory = new Memory(config.file());
        this.leases = new Leases(config.lease());
        this.caughtUp = new CaughtUp(this::datasets, config.lease());
    }

    /** Of the subjects, who read a capability from its candidate now, where the data is up to date. */
    public double percent(String capability) {
        return shares.of(capability).reading(System.nanoTime());
    }

    /** Where a request leads: where the route leads, or to the candidate, or to one attribute of it, before the data has moved there. */
    public Target target(Points points, Inbound inbound) {
        return isRead(inbound.request().method())
                ? target(points, () -> Subject.staying(inbound, proxy.trustForwarded()))
                : points.target();
    }

    /**
     * Where a read leads. Whoever is sent to the candidate may be asked there later, too: it forgets nothing, so what it had while there
     * was a lease it has then.
     *
     * @param reader asked for only where a share reads from the candidate
     */
    public Target target(Points points, Supplier<Subject> reader) {
        Target usual = points.target();
        if (shares.byCapability().isEmpty() || usual != points.legacy()) {
            return usual;
        }
        if (takes(points.ahead(), reader)) {
            return points.ahead();
        }
        return points.attribute() != null && takes(points.attribute(), reader) ? points.attribute() : usual;
    }

    private boolean takes(Target ahead, Supplier<Subject> reader) {
        Degree degree = shares.byCapability().get(ahead.capability().name());
        long now = System.nanoTime();
        return degree != null
                && reader.get().isIn(degree.reading(now))
                && leases.has(ahead.capability().datasets(), now);
    }

    /**
     * Counts a request where one side is held against the other: reads, while some go to either. Null for all else. Where an attribute is
     * read ahead, that is its candidate's doing, and is what the whole's candidate is held against.
     */
    public Count count(Points points, Inbound inbound) {
        return isRead(inbound.request().method())
                ? count(points, inbound.target(), () -> Subject.staying(inbound, proxy.trustForwarded()))
                : null;
    }

    /**
     * The same for a read.
     *
     * @param reader asked for only where it is counted
     */
    public Count count(Points points, Target target, Supplier<Subject> reader) {
        if (shares.byCapability().isEmpty() || !(target.ahead() || target == points.legacy())) {
            return null;
        }
        Count ofWhole = trial(points.ahead(), target, reader);
        boolean hasAttribute = points.attribute() != null && target != points.ahead();
        return Count.both(ofWhole, hasAttribute ? trial(points.attribute(), target, reader) : null);
    }

    private Count trial(Target candidate, Target answering, Supplier<Subject> reader) {
        String capability = candidate.capability().name();
        return percent(capability) > 0
                ? trials.count(capability, answering == candidate, reader.get().place())
                : null;
    }

    /**
     * What a write's answer has to wait for: gives null, as nearly always, if for nothing; to be asked when the write is done. All who
     * write wait as soon as somebody reads: who writes with a token may read without one. It waits for all data that is read from
     * candidates: a write may reach further than its own, as that of a talk takes the talk's notes with it.
     */
    public Supplier<CompletableFuture<Void>> hold(Inbound inbound) {
        return isRead(inbound.request().method())
                        || inbound.target().capability().datasets().isEmpty()
                ? null
                : () -> datasets().isEmpty() ? null : caughtUp.await();
    }

    private static boolean isRead(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    @Override
    public void start() {
        int loops = Math.max(1, proxy.connections() / 16);
        control = new ControlClient(
                context,
                new UpstreamClient(vertx, proxy, loops, holds),
                () -> routes.current().plan().upstreams().get(config.upstream()));
        caughtUp.ask(control);
        reports = new Reports<>(control, "/internal/trials", config.report(), trials);
        reports.start();
        shares = Shares.known(memory.read(), System.nanoTime());
        feed = Thread.ofVirtual().name("canary-feed").start(this::follow);
        renewal = Thread.ofVirtual().name("canary-leases").start(this::renew);
    }

    private record Told(String version, List<Canary> canaries) {}

    private void follow() {
        while (!stopped) {
            try {
                Told told = control.changed("/internal/canaries", shares.version(), Told.class);
                if (told == null) {
                    // one that answers at once is not to keep anybody busy
                    pause();
                } else if (told.version() == null || told.canaries() == null) {
                    throw new IOException("it says nothing");
                } else {
                    long now = System.nanoTime();
                    shares = shares.become(
                            told.version(),
                            told.canaries(),
                            now,
                            now + SETTLING * leases.length().toNanos());
                    memory.keep(told.canaries());
                    LOG.infof("Read from candidates from now on: %s", told.canaries());
                }
            } catch (UpstreamException | IOException e) {
                LOG.debugf("The control plane does not say who reads from candidates: %s", e);
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Following the control plane goes on after an unexpected failure", e);
                pause();
            }
        }
    }

    /** @param behindMillis null if nobody knows */
    private record Behind(Long behindMillis) {}

    private void renew() {
        while (!stopped) {
            try {
                for (String dataset : datasets()) {
                    long askedAt = System.nanoTime();
                    Behind behind = control.get(
                            "/internal/canaries/behind?dataset=%s&version=%s".formatted(dataset, shares.version()),
                            Behind.class);
                    if (behind.behindMillis() != null) {
                        leases.extend(dataset, askedAt, Duration.ofMillis(behind.behindMillis()));
                    }
                }
            } catch (UpstreamException | IOException e) {
                LOG.debugf("Nobody knows how far candidates are behind: %s", e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Renewing leases goes on after an unexpected failure", e);
            }
            pause();
        }
    }

    /** Of all that is read from candidates. */
    private Set<String> datasets() {
        Set<String> datasets = new TreeSet<>();
        // most of the time there is nothing to look through
        if (!shares.byCapability().isEmpty()) {
            routes.current().plan().capabilities().stream()
                    .filter(capability -> shares.of(capability.name()).waiting(System.nanoTime()) > 0)
                    .forEach(capability -> datasets.addAll(capability.datasets()));
        }
        return datasets;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        feed.interrupt();
        renewal.interrupt();
        reports.close();
    }
}
