package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Reply;
import io.turnout.comparison.count.Exercised;
import io.turnout.comparison.count.Observation;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
        } else if (known.caughtUp()) {
            lookAgain(sample, first, book);
        } else {
            book.leaveOpen(Book.Skip.BEHIND);
        }
    }

    private void lookAgain(Sample sample, Look first, Book book) throws InterruptedException {
        Look before = first;
        for (int looks = 2; looks <= MOST; looks++) {
            Look look = look(sample, sides.ask(sample, sample.primary()), book);
            if (look == null) {
                return;
            }
            if (look.differing().isEmpty() || isSettled(look, before, book) && isStillSo(sample, look, book)) {
                record(sample, look, book, !look.differing().containsAll(first.differing()));
                return;
            }
            if (!caughtUp(sample).caughtUp()) {
                book.leaveOpen(Book.Skip.BEHIND);
                return;
            }
            before = look;
        }
        book.leaveOpen(Book.Skip.MOVING);
    }

    private Lag.Known caughtUp(Sample sample) throws InterruptedException {
        return lag.await(sample.primary().capability().datasets());
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
        comparing.acquire();
        try {
            return Collections.disjoint(
                    look.differing(), book.comparison().compare(earlier, later).differingPaths());
        } finally {
            comparing.release();
        }
    }

    /** Null, and counted, if there are no answers of the primary to compare with, or the other side could not be asked. */
    private Look look(Sample sample, CompletableFuture<Reply> primary, Book book) throws InterruptedException {
        CompletableFuture<Reply> other = sides.ask(sample, sample.other());
        CompletableFuture<Reply> again = sides.ask(sample, sample.primary());
        // all of them, whatever comes of one: until then they take up places
        Reply otherReply = other.join();
        Reply againReply = again.join();
        Reply first = primary.completeOnTimeout(
                        new Reply.Unanswered("late"), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
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
        comparing.acquire();
        try {
            return Look.at(book.comparison(), answer, otherReply, second);
        } finally {
            comparing.release();
        }
    }

    private static void record(Sample sample, Look look, Book book, boolean lagged) {
        Observation observation = Observation.paired(
                look.raw(), look.noise(), Exercised.of(look.primary().status(), sample.query()));
        book.add(sample, observation, look.raw(), look.noise().differingPaths(), lagged);
    }
}
