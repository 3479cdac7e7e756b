package io.turnout.notes.feed;

import io.turnout.platform.Deadline;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Reads the feeds to their ends for a request that cannot wait for those who follow them. */
@Singleton
public class CatchUp {
    private static final Logger LOG = Logger.getLogger(CatchUp.class);

    private final List<EndOfFeed> ends;

    CatchUp(Sides sides, AppliedChanges applied, TalksConfig config) {
        this.ends = sides.all().stream()
                .map(side -> new EndOfFeed(side, applied, config))
                .toList();
    }

    /** Begins to read all sides at once: which of them owns the talks at the moment, only they can say. */
    public Run begin() {
        return new Run(ends.stream().map(EndOfFeed::reach).toList());
    }

    /** What is read for one request. */
    public static final class Run {
        private final List<CompletableFuture<Boolean>> pending;
        private boolean whole;
        private boolean owned;

        private Run(List<CompletableFuture<Boolean>> pending) {
            this.pending = new ArrayList<>(pending);
            this.whole = !pending.isEmpty();
        }

        /** Waits until one more side is read; false if no other one is needed, or time is over. */
        public boolean awaitNext(Deadline deadline) {
            try {
                if (owned || pending.isEmpty()) {
                    return false;
                }
                CompletableFuture.anyOf(pending.toArray(CompletableFuture[]::new))
                        .get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                LOG.warnf("A feed of talks cannot be read to its end: %s", e.getCause());
            } catch (TimeoutException e) {
                whole = false;
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                whole = false;
                return false;
            }
            List<CompletableFuture<Boolean>> done =
                    pending.stream().filter(CompletableFuture::isDone).toList();
            pending.removeAll(done);
            for (CompletableFuture<Boolean> side : done) {
                if (side.isCompletedExceptionally()) {
                    whole = false;
                } else {
                    owned |= side.join();
                }
            }
            return true;
        }

        /** Whether everything is applied that had happened to talks before the run began: all that their owner has, or all there is. */
        public boolean isWhole() {
            return owned || whole && pending.isEmpty();
        }
    }
}
