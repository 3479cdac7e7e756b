package io.turnout.gateway.canary;

import io.turnout.gateway.control.ControlClient;
import io.turnout.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Waits until candidates have what was written. One call at a time asks for all who wait: who comes while it is under way may have written
 * since it began, and is asked for by the next. Thread-safe.
 */
final class CaughtUp {
    private static final Logger LOG = Logger.getLogger(CaughtUp.class);

    private final Supplier<Set<String>> datasets;
    private final Duration longest;
    private ControlClient control;
    private boolean asking;
    private CompletableFuture<Void> next = new CompletableFuture<>();

    /**
     * @param datasets that are read from candidates
     * @param longest nobody waits longer
     */
    CaughtUp(Supplier<Set<String>> datasets, Duration longest) {
        this.datasets = datasets;
        this.longest = longest;
    }

    void ask(ControlClient control) {
        this.control = control;
    }

    private record Answer(boolean caughtUp) {}

    /** Completed when they have what there is now, or after the longest wait; never fails. */
    synchronized CompletableFuture<Void> await() {
        CompletableFuture<Void> mine = next.copy().completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS);
        if (!asking) {
            begin();
        }
        return mine;
    }

    private void begin() {
        CompletableFuture<Void> waiting = next;
        next = new CompletableFuture<>();
        asking = true;
        Thread.startVirtualThread(() -> ask(waiting));
    }

    private void ask(CompletableFuture<Void> waiting) {
        try {
            Set<String> all = datasets.get();
            String uri = "/internal/canaries/caught-up?datasets=%s&wait=%d"
                    .formatted(String.join(",", all), longest.toMillis());
            if (all.isEmpty() || control.get(uri, Answer.class).caughtUp()) {
                waiting.complete(null);
            }
        } catch (UpstreamException | IOException | RuntimeException e) {
            LOG.debugf("Nobody knows whether a candidate is up to date: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        asking = false;
        if (next.getNumberOfDependents() > 0) {
            begin();
        }
    }
}
