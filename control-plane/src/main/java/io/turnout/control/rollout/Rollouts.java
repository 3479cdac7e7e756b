package io.turnout.control.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.plan.Dataset;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Conducts rollouts for as long as this process leads. Should two do so for a moment, each decision is carried out once: it is about a
 * version of a rollout.
 */
public final class Rollouts implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Rollouts.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Database control;
    private final ObjectMapper json;
    private final List<Dataset> datasets;
    private final Set<String> capabilities;
    private final BooleanSupplier leads;
    private volatile boolean running = true;

    /**
     * @param capabilities those that the plan has
     * @param leads whether this process does now
     */
    public Rollouts(
            Database control,
            ObjectMapper json,
            List<Dataset> datasets,
            Set<String> capabilities,
            BooleanSupplier leads) {
        this.control = control;
        this.json = json;
        this.datasets = List.copyOf(datasets);
        this.capabilities = Set.copyOf(capabilities);
        this.leads = leads;
    }

    /** Runs until {@link #close}. */
    public void run() {
        while (running) {
            if (leads.getAsBoolean()) {
                conduct();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void conduct() {
        try (Conduct conduct = new Conduct(control, json, datasets, capabilities)) {
            while (running && leads.getAsBoolean()) {
                conduct.advance();
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (DatabaseFailure e) {
            LOG.debugf("Rollouts wait for the control database: %s", e.getMessage());
            LockSupport.parkNanos(AFTER_FAILURE.toNanos());
        } catch (RuntimeException e) {
            LOG.error("Conducting rollouts goes on after an unexpected failure", e);
            LockSupport.parkNanos(AFTER_FAILURE.toNanos());
        }
    }

    @Override
    public void close() {
        running = false;
    }
}
