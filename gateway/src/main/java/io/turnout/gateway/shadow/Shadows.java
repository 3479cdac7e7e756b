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
import org.jboss.logging.Logger;

/**
 * Has sampled requests answered by both sides, and compares. On the request's own way there is only the copy of its answer;
 * all else has threads, connections and places of its own, and is left out where there are none.
 */
final class Shadows {
    private static final Logger LOG = Logger.getLogger(Shadows.class);
    private static final CharSequence[] CONDITIONS = {
        HttpHeaders.IF_NONE_MATCH,
        HttpHeaders.IF_MODIFIED_SINCE,
        HttpHeaders.IF_MATCH,
        HttpHeaders.createOptimized("range")
    };

    private final Sampling sampling;
    private final Books books;
    private final Looks looks;
    private final int longest;
    private final boolean trustForwarded;

    /** @param longest what is kept of a body, in bytes */
    Shadows(Sampling sampling, Books books, Looks looks, int longest, boolean trustForwarded) {
        this.sampling = sampling;
        this.books = books;
        this.looks = looks;
        this.longest = longest;
        this.trustForwarded = trustForwarded;
    }

    static boolean isComparable(Inbound inbound, Points points) {
        return inbound.request().method() == HttpMethod.GET
                && !inbound.hasBody()
                && !points.legacy().side().equals(points.candidate().side());
    }

    /** Begins; to be called before the request is answered. */
    void begin(Share share, Inbound inbound, Points points, Routes.Applied plan, String path, String query) {
        // and not where the route leads by now
        Target primary = inbound.target();
        Book book = books.of(share, primary.capability());
        HttpServerRequest request = inbound.request();
        if (isConditional(request.headers())) {
            book.skip(Book.Skip.CONDITIONAL);
            return;
        }
        Target other = primary == points.legacy() ? points.candidate() : points.legacy();
        Sample sample = new Sample(share, plan, primary, other, path, query, question(inbound), address(request));
        Seen seen = new Seen(longest);
        if (book.places().tryAcquire()) {
            inbound.seenBy(seen);
            Thread.startVirtualThread(() -> compare(sample, seen, book));
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
        return new AnswerCall.Question(
                inbound.uri(),
                headers,
                new ForwardedHeaders.Sender(request.remoteAddress().hostAddress(), request.isSSL()),
                inbound.traceParent());
    }

    private PublicAddress address(HttpServerRequest request) {
        return PublicAddress.of(request, trustForwarded);
    }

    private void compare(Sample sample, Seen seen, Book book) {
        try {
            book.atOnce().acquire();
            try {
                // it may have been stopped while this waited
                if (sample.share().equals(sampling.of(sample.share().capability()))) {
                    looks.take(sample, seen, book);
                }
            } finally {
                book.atOnce().release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Not compared, trace %s", sample.question().traceParent());
        } finally {
            book.places().release();
        }
    }
}
