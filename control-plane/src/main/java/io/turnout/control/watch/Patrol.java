package io.turnout.control.watch;

import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.plan.Dataset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Looks at every dataset in turn, and remembers what it saw. */
public final class Patrol implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Patrol.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Database control;
    private final List<Dataset> datasets;
    private final Map<String, Health> latest = new ConcurrentHashMap<>();
    private volatile boolean running = true;

    public Patrol(Database control, List<Dataset> datasets) {
        this.control = control;
        this.datasets = List.copyOf(datasets);
    }

    /** Until {@link #close}; each dataset on a thread of its own, since a side that hangs takes its time. */
    public void start() {
        datasets.forEach(
                dataset -> Thread.ofVirtual().name("watch-" + dataset.name()).start(() -> watch(dataset)));
    }

    /** Empty until the first look is over. */
    public Optional<Health> of(String dataset) {
        return Optional.ofNullable(latest.get(dataset));
    }

    @Override
    public void close() {
        running = false;
    }

    private void watch(Dataset dataset) {
        try (Watch watch = new Watch(dataset)) {
            while (running) {
                try (Ledger ledger = new Ledger(control)) {
                    while (running) {
                        Health health = watch.look(ledger.journal(dataset.name()));
                        tell(dataset.name(), health);
                        LockSupport.parkNanos(BETWEEN.toNanos());
                    }
                } catch (DatabaseFailure e) {
                    LOG.debugf("The control database cannot be used: %s", e.getMessage());
                    LockSupport.parkNanos(BETWEEN.toNanos());
                }
            }
        }
    }

    private void tell(String dataset, Health health) {
        Health before = latest.put(dataset, health);
        if (before == null || !before.troubles().equals(health.troubles())) {
            health.troubles()
                    .forEach(trouble -> LOG.warnf(
                            "Dataset %s, %s: %s %s %s",
                            dataset, trouble.database(), trouble.kind(), trouble.cause(), trouble.mend()));
        }
    }
}
