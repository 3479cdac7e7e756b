package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Comparison;
import io.turnout.comparison.Reply;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.finding.Compared;
import io.turnout.gateway.plan.Side;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.routing.Target;
import io.turnout.gateway.shadow.Sides.Rehearsed;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Has the other side rehearse what a client writes, and compares its answer with the client's. Then what was written is read
 * back from both sides, once it is on both.
 *
 * <p>The client's side cannot be asked to write a second time, so the other side rehearses twice: where its two answers
 * differ, such as in ids that it gives, that is noise. What is read back has all of that from the side that wrote it.
 */
final class Rehearsals {
    /** Goes before the paths of what is read back. */
    static final String ROW = "row:";

    private static final Logger LOG = Logger.getLogger(Rehearsals.class);
    /** What a side may say of a rehearsal that came to nothing. */
    private static final Map<String, Book.Skip> ENDS = Map.of(
            Sides.REFUSED,
            Book.Skip.NOT_REHEARSED,
            "busy",
            Book.Skip.NO_PLACE,
            "gave-up",
            Book.Skip.RACED,
            "taken",
            Book.Skip.OUT_OF_STEP);

    private final Sampling sampling;
    private final Sides sides;
    private final Looks looks;
    private final Recent recent = new Recent();
    private final Optional<String> credential;
    /** They have answered as if they had done what they were to rehearse. */
    private final Set<Upstream> distrusted = ConcurrentHashMap.newKeySet();

    Rehearsals(Sampling sampling, Sides sides, Looks looks, Optional<String> credential) {
        this.sampling = sampling;
        this.sides = sides;
        this.looks = looks;
        this.credential = credential;
    }

    boolean has(Target other) {
        return credential.isPresent()
                && other.side() instanceof Side.Passing(Upstream upstream)
                && upstream.rehearses()
                && !distrusted.contains(upstream);
    }

    /** Remembers a write, whether it is rehearsed or not. */
    Recent.Write note(String path) {
        return recent.note(path);
    }

    /** Writes down what has come of it. */
    void take(Sample sample, Seen seen, Book book) throws InterruptedException {
        Optional<Buffer> body = seen.request().join();
        if (body.isEmpty()) {
            boolean answered = looks.answered(seen.reply()) instanceof Reply.Answered;
            book.skip(answered ? Book.Skip.NOT_REHEARSED : Book.Skip.UNANSWERED);
            return;
        }
        if (!isGoingOn(sample)) {
            return;
        }
        // later is too late, so this does not wait for its turn; nor does who waits for replication have one
        if (!book.atOnce().tryAcquire()) {
            book.skip(Book.Skip.NO_PLACE);
            return;
        }
        Upstream upstream = ((Side.Passing) sample.other().side()).upstream();
        Rehearsed first;
        Rehearsed second;
        try {
            CompletableFuture<Rehearsed> one = rehearse(sample, upstream, body.get());
            CompletableFuture<Rehearsed> two = rehearse(sample, upstream, body.get());
            first = one.join();
            second = two.join();
        } finally {
            book.atOnce().release();
        }
        take(sample, seen, upstream, first, second, book);
    }

    /** It may have been stopped while this waited. */
    private boolean isGoingOn(Sample sample) {
        return sample.share().equals(sampling.of(sample.share().capability()));
    }

    private CompletableFuture<Rehearsed> rehearse(Sample sample, Upstream upstream, Buffer body) {
        return sides.rehearse(sample, upstream, body, credential.orElseThrow());
    }

    private void take(Sample sample, Seen seen, Upstream upstream, Rehearsed first, Rehearsed second, Book book)
            throws InterruptedException {
        Optional<Book.Skip> skip = skip(upstream, first).or(() -> skip(upstream, second));
        if (skip.isPresent()) {
            pass(skip.get(), book);
        } else if (looks.answered(seen.reply()) instanceof Reply.Answered(Answer answer) && answer.status() < 500) {
            compare(sample, answer, first, second, book);
        } else {
            book.skip(Book.Skip.UNANSWERED);
        }
    }

    private Optional<Book.Skip> skip(Upstream upstream, Rehearsed rehearsed) {
        if (rehearsed.reply().equals(Sides.NOT_ASKED)) {
            return Optional.of(Book.Skip.NO_PLACE);
        }
        if (rehearsed.end() == null
                && rehearsed.reply() instanceof Reply.Answered(Answer answer)
                && answer.status() < 400) {
            distrusted.add(upstream);
            LOG.errorf(
                    "%s may have done a write that it was to rehearse: its answer does not say that it was rolled back."
                            + " It is not asked any more. Take \"rehearses\" out of the plan until that is mended.",
                    upstream.name());
            return Optional.of(Book.Skip.NOT_REHEARSED);
        }
        return Optional.ofNullable(rehearsed.end()).map(ENDS::get);
    }

    private static void pass(Book.Skip why, Book book) {
        if (why == Book.Skip.OUT_OF_STEP) {
            book.leaveOpen(why);
        } else {
            book.skip(why);
        }
    }

    private void compare(Sample sample, Answer answer, Rehearsed first, Rehearsed second, Book book)
            throws InterruptedException {
        // of two, one that fails is the one that counts
        Rehearsed one = first.isGood() && !second.isGood() ? second : first;
        Rehearsed other = one == first ? second : first;
        Look look = looks.comparing(() -> rehearsed(book.comparison(), answer, one.reply(), other.reply()));
        Optional<Book.Skip> race = one.isGood() ? race(sample, answer, one, other, look) : Optional.empty();
        if (race.isPresent()) {
            pass(race.get(), book);
            return;
        }
        Optional<String> written = written(sample, answer);
        Look row = null;
        if (written.isPresent() && isGoingOn(sample)) {
            if (answer.status() == 201) {
                recent.note(written.get());
            }
            row = looks.settled(sample.reading(written.get()), book);
        }
        if (row != null) {
            // what was read back says nothing of what was asked
            Observation left =
                    Observation.paired(row.raw(), row.noise(), Set.of()).under(ROW);
            book.add(
                    look.build(),
                    look.observation(sample).and(left),
                    List.of(look.finding(sample, ""), row.finding(sample.reading(written.get()), ROW)),
                    false);
        } else if (written.isEmpty() || !look.differing().isEmpty()) {
            book.add(look.build(), look.observation(sample), List.of(look.finding(sample, "")), false);
        }
    }

    /** Whether it was rehearsed on something else than it was done on, or may have been. */
    private Optional<Book.Skip> race(Sample sample, Answer answer, Rehearsed one, Rehearsed other, Look look) {
        if (Race.isCertain(sample, one.on(), other.on())) {
            return Optional.of(Book.Skip.RACED);
        }
        if (look.differing().isEmpty()) {
            return Optional.empty();
        }
        if (one.on() == null) {
            return sample.write().below() ? Optional.of(Book.Skip.RACED) : Optional.empty();
        }
        if (!recent.isAlone(sample.write()) || Race.isLate(sample, answer, one.on())) {
            return Optional.of(Book.Skip.RACED);
        }
        return Race.isOutOfStep(sample, answer, one) ? Optional.of(Book.Skip.OUT_OF_STEP) : Optional.empty();
    }

    private static Look rehearsed(Comparison comparison, Answer answer, Reply one, Reply other) {
        boolean alike = one instanceof Reply.Answered(Answer here)
                && other instanceof Reply.Answered(Answer there)
                && here.status() == there.status();
        Compared noise = alike ? comparison.compare(((Reply.Answered) one).answer(), other) : Compared.nothing();
        return new Look(answer, one, comparison.compare(answer, one), noise);
    }

    /** Where what was written can be read; empty if nothing was. */
    private static Optional<String> written(Sample sample, Answer answer) {
        if (answer.status() / 100 != 2) {
            return Optional.empty();
        }
        String method = sample.question().method().name();
        if (!method.equals("POST")) {
            String uri = sample.question().uri();
            int query = uri.indexOf('?');
            return Optional.of(query < 0 ? uri : uri.substring(0, query));
        }
        return Race.header(answer, "location")
                .filter(location -> location.startsWith("/") && !location.startsWith("//"));
    }
}
