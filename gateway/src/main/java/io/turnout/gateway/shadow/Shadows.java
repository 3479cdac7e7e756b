package io.turnout.gateway.shadow;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.PublicAddress;
import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.gateway.proxy.ForwardedHeaders;
import io.turnout.gateway.routing.Points;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Has sampled requests answered by both sides, and compares. On the request's own way there is only the copy of its answer;
 * all else has threads, connections and places of its own, and is left out where there are none.
 */
final class Shadows {
    private static final Logger LOG = Logger.getLogger(Shadows.class);
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final CharSequence[] CONDITIONS = {
        HttpHeaders.IF_NONE_MATCH,
        HttpHeaders.IF_MODIFIED_SINCE,
        HttpHeaders.IF_MATCH,
        HttpHeaders.createOptimized("range")
    };

    private final Sampling sampling;
    private final Books books;
    private final Looks looks;
    private final Rehearsals rehearsals;
    private final int longest;
    private final boolean trustForwarded;

    /** @param longest what is kept of a body, in bytes */
    Shadows(Sampling sampling, Books books, Looks looks, Rehearsals rehearsals, int longest, boolean trustForwarded) {
        this.sampling = sampling;
        this.books = books;
        this.looks = looks;
        this.rehearsals = rehearsals;
        this.longest = longest;
        this.trustForwarded = trustForwarded;
    }

    static boolean isComparable(Inbound inbound, Points points) {
        boolean reads = inbound.request().method() == HttpMethod.GET && !inbound.hasBody();
        return (reads || isWrite(inbound))
                && !points.legacy().side().equals(points.candidate().side());
    }

    private static boolean isWrite(Inbound inbound) {
        return WRITES.contains(inbound.request().method());
    }

    /** Remembers a write, in the sample or not; null if it is none. */
    Recent.Write note(Inbound inbound, String path) {
        return isWrite(inbound) ? rehearsals.note(path) : null;
    }

    /**
     * Begins; to be called before the request is answered.
     *
     * @param other who would have answered
     * @param write what {@link #note} has returned
     */
    void begin(
            Share share,
            Inbound inbound,
            Target other,
            Routes.Applied plan,
            String path,
            String query,
            Recent.Write write) {
        // and not where the route leads by now
        Target primary = inbound.target();
        Book book = books.of(share, Sample.compared(primary, other), plan.plan());
        HttpServerRequest request = inbound.request();
        boolean writes = write != null;
        if (writes && !rehearsals.has(other)) {
            book.skip(Book.Skip.NOT_REHEARSED);
            return;
        }
        if (!writes && isConditional(request.headers())) {
            book.skip(Book.Skip.CONDITIONAL);
            return;
        }
        Sample sample =
                new Sample(share, plan, primary, other, path, query, write, question(inbound), address(request));
        Seen seen = new Seen(longest);
        if (book.places().tryAcquire()) {
            inbound.seenBy(seen);
            Thread.startVirtualThread(() -> inPlace(sample, book, () -> {
                if (writes) {
                    rehearsals.take(sample, seen, book);
                } else {
                    inTurn(sample, seen, book);
                }
            }));
        } else {
            book.skip(Book.Skip.NO_PLACE);
        }
    }

    private static boolean isConditional(MultiMap headers) {
        for (CharSequence condition : CONDITIONS) {
            if (headers.contains(condition)) {
                return true;
            }
        }
        return false;
    }

    private static AnswerCall.Question question(Inbound inbound) {
        HttpServerRequest request = inbound.request();
        MultiMap headers = HttpHeaders.headers().addAll(request.headers());
        if (headers.contains(HttpHeaders.ACCEPT_ENCODING)) {
            // the one coding that can be undone here
            headers.set(HttpHeaders.ACCEPT_ENCODING, "gzip");
        }
        if (request.method() == HttpMethod.POST) {
            // the same that goes on to who answers
            headers.set(Inbound.IDEMPOTENCY_KEY, inbound.idempotencyKey());
        }
        return new AnswerCall.Question(
                request.method(),
                inbound.uri(),
                headers,
                null,
                new ForwardedHeaders.Sender(request.remoteAddress().hostAddress(), request.isSSL()),
                inbound.traceParent());
    }

    private PublicAddress address(HttpServerRequest request) {
        return PublicAddress.of(request, trustForwarded);
    }

    /** What is to be done of a sample, which takes as long as others take to answer. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private void inTurn(Sample sample, Seen seen, Book book) throws InterruptedException {
        book.atOnce().acquire();
        try {
            // it may have been stopped while this waited
            if (sample.share().equals(sampling.of(sample.share().capability()))) {
                looks.take(sample, seen, book);
            }
        } finally {
            book.atOnce().release();
        }
    }

    private static void inPlace(Sample sample, Book book, Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Not compared, trace %s", sample.question().traceParent());
        } finally {
            book.places().release();
        }
    }
}
