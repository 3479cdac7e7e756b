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
    private CompletableFuture<Boolean> running;
    private CompletableFuture<Boolean> next;

    EndOfFeed(Side side, AppliedChanges applied, TalksConfig config) {
        this.side = side;
        this.applied = applied;
        this.config = config;
    }

    /**
     * Done when everything is applied that the side had told of before the call; fails if that cannot be had.
     *
     * @return whether that was everything there was, wherever it was written
     */
    synchronized CompletableFuture<Boolean> reach() {
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

    private void start(CompletableFuture<Boolean> run) {
        Thread.ofVirtual().name("catch-up-with-" + side.name()).start(() -> {
            try {
                run.complete(read());
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

    private boolean read() {
        TalksFeed.Part part;
        do {
            part = side.client().part(applied.position());
            List<TalkChange> changes = part.events();
            if (!changes.isEmpty() && applied.apply(changes) < changes.getLast().position()) {
                throw new IllegalStateException(side.name() + " has not told of every change yet");
            }
        } while (part.events().size() == config.batch());
        return part.owned();
    }
}
