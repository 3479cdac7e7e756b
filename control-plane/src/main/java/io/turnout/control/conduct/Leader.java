package io.turnout.control.conduct;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.ledger.Leadership;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.plan.Dataset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Tries to lead for as long as it runs, and while it does, conducts every dataset, each on a thread of its own. */
public final class Leader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Leader.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final Database control;
    private final String holder;
    private final List<Dataset> datasets;
    private final Function<Ledger, Recorder> recorders;
    private final ObjectMapper json;
    private final Pace pace;
    private final Map<String, Conductor> conductors = new ConcurrentHashMap<>();
    private volatile boolean running = true;
    private volatile long epoch;

    /**
     * @param holder what to call this process
     * @param recorders what a conductor writes to, from the ledger that it uses
     */
    public Leader(
            Database control,
            String holder,
            List<Dataset> datasets,
            Function<Ledger, Recorder> recorders,
            ObjectMapper json,
            Pace pace) {
        this.control = control;
        this.holder = holder;
        this.datasets = List.copyOf(datasets);
        this.recorders = recorders;
        this.json = json;
        this.pace = pace;
    }

    /** Leads and waits to lead until {@link #close}. */
    public void run() {
        while (running) {
            try (Leadership leadership = Leadership.take(control, holder)) {
                if (leadership != null) {
                    lead(leadership);
                }
            } catch (DatabaseFailure e) {
                LOG.debugf("The control database cannot be used: %s", e.getMessage());
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    /** Empty while another process leads. */
    public Optional<Long> epoch() {
        return epoch == 0 ? Optional.empty() : Optional.of(epoch);
    }

    /** What a dataset's operation waits for, as far as this process knows. */
    public Optional<String> waitingFor(String dataset) {
        return Optional.ofNullable(conductors.get(dataset)).flatMap(Conductor::waitingFor);
    }

    @Override
    public void close() {
        running = false;
    }

    private void lead(Leadership leadership) {
        LOG.infof("%s leads in epoch %d.", holder, leadership.epoch());
        Term term = new Term(leadership.epoch());
        epoch = leadership.epoch();
        List<Thread> threads = datasets.stream()
                .map(dataset ->
                        Thread.ofVirtual().name("dataset-" + dataset.name()).start(() -> conduct(dataset, term)))
                .toList();
        while (running && !term.over && leadership.isHeld()) {
            LockSupport.parkNanos(RETRY.toNanos());
        }
        term.over = true;
        epoch = 0;
        threads.forEach(LockSupport::unpark);
        threads.forEach(Leader::join);
    }

    private void conduct(Dataset dataset, Term term) {
        while (!term.over) {
            try (Ledger ledger = new Ledger(control);
                    Conductor conductor =
                            new Conductor(dataset, term.epoch, ledger, recorders.apply(ledger), json, pace)) {
                conductors.put(dataset.name(), conductor);
                while (!term.over) {
                    LockSupport.parkNanos(conductor.advance().toNanos());
                }
            } catch (DatabaseFailure e) {
                // of the control database; whether this still leads is seen on the connection that holds the lock
                LOG.debugf("Dataset %s waits for the control database: %s", dataset.name(), e.getMessage());
                LockSupport.parkNanos(RETRY.toNanos());
            } catch (RuntimeException | Error e) {
                // above all a stale epoch; whatever else it is, a new term begins with what the databases say
                LOG.warnf("The term of epoch %d ends: %s", term.epoch, e.getMessage());
                term.over = true;
            } finally {
                conductors.remove(dataset.name());
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Term {
        private final long epoch;
        private volatile boolean over;

        private Term(long epoch) {
            this.epoch = epoch;
        }
    }
}
