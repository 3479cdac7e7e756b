package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Reply;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks at a request's answers until it is known whether they differ.
 *
 * <p>The other side may lag behind, and both may be written while they are looked at. A difference counts at once if there
 * was nothing that the other side had not applied. Else both are looked at again once it has; what differs then counts if
 * the primary has answered there as it did before, and does so after it: for all of that time its data was the same, and the
 * other side had it.
 * While it goes on changing, so do the looks, and in the end nothing is known.
 */
final class Looks {
    private static final int MOST = 5;

    private final Sides sides;
    private final Lag lag;
    private final Duration patience;
    /** Comparing is all work and no waiting: with more than one at once there would be no core left for requests. */
    private final Semaphore comparing = new Semaphore(1);

    /** @param patience longest wait for the answer that the client is given */
    Looks(Sides sides, Lag lag, Duration patience) {
        this.sides = sides;
        this.lag = lag;
        this.patience = patience;
    }

    /** Writes down what has come of it. */
    void take(Sample sample, Seen seen, Book book) throws InterruptedException {
        long begun = System.nanoTime();
        Look first = look(sample, seen.reply(), book);
        if (first == null) {
            return;
        }
        if (!sample.mayLag() || !first.mayLag()) {
            record(sample, first, book, false);
            return;
        }
        Lag.Known known = caughtUp(sample);
        if (known.wasQuietAt(begun)) {
            record(sample, first, book, false);
        } else if (!known.caughtUp()) {
            book.leaveOpen(Book.Skip.BEHIND);
        } else {
            Look settled = lookAgain(sample, first, book);
            if (settled != null) {
                record(sample, settled, book, !settled.differing().containsAll(first.differing()));
            }
        }
    }

    /** What both sides answer once what was written is on both. Null, and counted, if that is not to be known. */
    Look settled(Sample sample, Book book) throws InterruptedException {
        if (!sample.mayLag()) {
            return look(sample, sides.ask(sample, sample.primary()), book);
        }
        if (!caughtUp(sample).caughtUp()) {
            book.leaveOpen(Book.Skip.BEHIND);
            return null;
        }
        return lookAgain(sample, null, book);
    }

    /**
     * The other side has what there was.
     *
     * @param first null if there was none
     */
    private Look lookAgain(Sample sample, Look first, Book book) throws InterruptedException {
        Look before = first;
        for (int looks = 2; looks <= MOST; looks++) {
            Look look = look(sample, sides.ask(sample, sample.primary()), book);
            if (look == null || look.differing().isEmpty()) {
                return look;
            }
            if (before != null && isSettled(look, before, book) && isStillSo(sample, look, book)) {
                return look;
            }
            if (!caughtUp(sample).caughtUp()) {
                book.leaveOpen(Book.Skip.BEHIND);
                return null;
            }
            before = look;
        }
        book.leaveOpen(Book.Skip.MOVING);
        return null;
    }

    private Lag.Known caughtUp(Sample sample) throws InterruptedException {
        return lag.await(sample.datasets());
    }

    /** Comparing takes its turn. */
    <T> T comparing(Supplier<T> compare) throws InterruptedException {
        comparing.acquire();
        try {
            return compare.get();
        } finally {
            comparing.release();
        }
    }

    /** The answer that the client is given; it is waited for as long as anybody would. */
    Reply answered(CompletableFuture<Reply> reply) {
        return reply.completeOnTimeout(new Reply.Unanswered("late"), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private boolean isSettled(Look look, Look before, Book book) throws InterruptedException {
        return isAlike(look, before.primary(), look.primary(), book);
    }

    /** Asked after the other side has answered, which may have been given what was written meanwhile. */
    private boolean isStillSo(Sample sample, Look look, Book book) throws InterruptedException {
        return sides.ask(sample, sample.primary()).join() instanceof Reply.Answered(Answer after)
                && isAlike(look, look.primary(), after, book);
    }

    /** Whether two answers of the primary are alike where the other side's differs. */
    private boolean isAlike(Look look, Answer earlier, Answer later, Book book) throws InterruptedException {
        return comparing(() -> Collections.disjoint(
                look.differing(), book.comparison().compare(earlier, later).differingPaths()));
    }

    /** Null, and counted, if there are no answers of the primary to compare with, or the other side could not be asked. */
    private Look look(Sample sample, CompletableFuture<Reply> primary, Book book) throws InterruptedException {
        CompletableFuture<Reply> other = sides.ask(sample, sample.other());
        CompletableFuture<Reply> again = sides.ask(sample, sample.primary());
        // all of them, whatever comes of one: until then they take up places
        Reply otherReply = other.join();
        Reply againReply = again.join();
        Reply first = answered(primary);
        if (!(first instanceof Reply.Answered(Answer answer))
                || !(againReply instanceof Reply.Answered(Answer second))
                || answer.isError() != second.isError()) {
            book.skip(Book.Skip.UNANSWERED);
            return null;
        }
        if (otherReply.equals(Sides.NOT_ASKED)) {
            book.skip(Book.Skip.NO_PLACE);
            return null;
        }
        return comparing(() -> Look.at(book.comparison(), answer, otherReply, second));
    }

    private static void record(Sample sample, Look look, Book book, boolean lagged) {
        book.add(look.build(), look.observation(sample), List.of(look.finding(sample, "")), lagged);
    }
}
