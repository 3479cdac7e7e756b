package io.turnout.control.conduct;

import io.turnout.control.database.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Goes on with something for as long as this process leads, whatever fails. */
public final class WhileLeading implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WhileLeading.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String what;
    private final Supplier<Work> work;
    private final BooleanSupplier leads;
    private volatile boolean running = true;

    /** What is gone on with, with sessions of its own. */
    public interface Work extends AutoCloseable {
        /** What there is to be done at the moment. */
        void advance();

        @Override
        void close();
    }

    /**
     * @param what it is about, to begin a sentence with
     * @param work begun anew whenever this process has come to lead, and after a failure
     * @param leads whether this process does now
     */
    public WhileLeading(String what, Supplier<Work> work, BooleanSupplier leads) {
        this.what = what;
        this.work = work;
        this.leads = leads;
    }

    /** Runs until {@link #close}. */
    public void run() {
        while (running) {
            if (leads.getAsBoolean()) {
                advance();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void advance() {
        try (Work begun = work.get()) {
            while (running && leads.getAsBoolean()) {
                begun.advance();
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (DatabaseFailure e) {
            LOG.debugf("%s wait for the control database: %s", what, e.getMessage());
            LockSupport.parkNanos(AFTER_FAILURE.toNanos());
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s go on after an unexpected failure", what);
            LockSupport.parkNanos(AFTER_FAILURE.toNanos());
        }
    }

    @Override
    public void close() {
        running = false;
    }
}
