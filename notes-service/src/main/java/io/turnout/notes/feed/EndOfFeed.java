package io.turnout.notes.feed;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads one side's feed to its end. However many ask, one run is under way at a time; it serves all who asked before it
 * began, because only that run is sure to see what they have to see.
 */
final class EndOfFeed {
    private final Side side;
    private final AppliedChanges applied;
    private final TalksConfig config;
    private CompletableFuture<Void> running;
    private CompletableFuture<Void> next;

    EndOfFeed(Side side, AppliedChanges applied, TalksConfig config) {
        this.side = side;
        this.applied = applied;
        this.config = config;
    }

    /** Done when everything is applied that the side had told of before the call; fails if that cannot be had. */
    synchronized CompletableFuture<Void> reach() {
        if (running == null) {
            running = new CompletableFuture<>();
            start(running);
            return running;
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private void start(CompletableFuture<Void> run) {
        Thread.ofVirtual().name("catch-up-with-" + side.name()).start(() -> {
            try {
                read();
                run.complete(null);
            } catch (RuntimeException e) {
                run.completeExceptionally(e);
            } finally {
                finished();
            }
        });
    }

    private synchronized void finished() {
        running = next;
        next = null;
        if (running != null) {
            start(running);
        }
    }

    private void read() {
        List<TalkChange> changes;
        do {
            changes = side.client().behind(applied.position());
            if (!changes.isEmpty() && applied.apply(changes) < changes.getLast().position()) {
                throw new IllegalStateException(side.name() + " has not told of every change yet");
            }
        } while (changes.size() == config.batch());
    }
}
