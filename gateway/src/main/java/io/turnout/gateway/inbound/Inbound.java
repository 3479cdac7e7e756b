package io.turnout.gateway.inbound;

import io.turnout.gateway.routing.Target;
import io.turnout.platform.Deadline;
import io.turnout.platform.Problem;
import io.turnout.platform.TraceId;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.identity.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A request of a client, from its head to the end of its answer. Belongs to one event loop.
 *
 * <p>Long, because all that others are told of a request comes together here; what they do with it is theirs.
 */
public final class Inbound {
    private static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("www-authenticate");

    public static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("idempotency-key");

    private final HttpServerRequest request;
    private final Watch watch;
    private final String uri;
    private final Begun begun;
    private final long startNanos;
    private final long length;
    private final boolean chunked;
    private Target target;
    private int routed;
    private long routedSince;
    private Caller caller;
    private String traceParent;
    private String idempotencyKey;
    private boolean done;
    private boolean broken;
    /** Null, as nearly always, if nobody looks. */
    private Witness witness;
    /** Null, as nearly always, if it is in no trial. */
    private Count count;
    /** Null, as nearly always, if it need not wait. */
    private Supplier<CompletableFuture<Void>> hold;

    /** @param uri in origin form: the path and the query as the client sent them */
    public Inbound(HttpServerRequest request, Watch watch, String uri) {
        this.request = request;
        this.watch = watch;
        this.uri = uri;
        this.begun = Begun.take(request);
        this.startNanos = begun == null ? System.nanoTime() : begun.startNanos();
        watch.enter();
        if (watch.isClosing()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        String contentLength = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // the decoder has refused what is no number
        this.length = contentLength == null ? 0 : Long.parseLong(contentLength);
        this.chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    public HttpServerRequest request() {
        return request;
    }

    public Watch watch() {
        return watch;
    }

    public String uri() {
        return uri;
    }

    /** Length of the body as announced; 0 if there is none or if it comes in chunks. */
    public long length() {
        return length;
    }

    public boolean isChunked() {
        return chunked;
    }

    public boolean hasBody() {
        return chunked || length > 0;
    }

    public Target target() {
        return target;
    }

    /** It goes to a side, for the first time or because what it asks for has moved. */
    public void routedTo(Target target) {
        this.target = target;
        if (++routed == 1) {
            routedSince = System.nanoTime();
        } else {
            // what it would be compared with was meant for the side that it was on its way to before
            dismissWitness();
            count = null;
        }
    }

    /** What was decided of it on another way; null, as nearly always, if nothing was, or if what it asks for has moved since. */
    public Begun begun() {
        return routed == 0 ? begun : null;
    }

    /** How often it went to a side. */
    public int routed() {
        return routed;
    }

    /** How long ago it did so first. */
    public long routedNanosAgo() {
        return System.nanoTime() - routedSince;
    }

    /** Has somebody told of the answer, beside who is already; to be called before there is one. */
    public void seenBy(Witness another) {
        witness = witness == null ? another : witness.and(another);
    }

    /** Has it counted in a trial; null if it is in none. */
    public void countedBy(Count count) {
        this.count = count;
    }

    /** Whether it is to be known which build answers it. */
    public boolean asksForBuild() {
        return count != null && count.asksForBuild();
    }

    /** @param build which one answers; null if it does not say */
    public void answeredBy(String build) {
        if (count != null) {
            count.answeredBy(build);
        }
    }

    /** Has the answer wait, once the write is done, for what this gives; null if it need not. */
    public void holdAnswer(Supplier<CompletableFuture<Void>> hold) {
        this.hold = hold;
    }

    /** What its answer has to wait for from now on; null if for nothing. */
    public CompletableFuture<Void> hold() {
        return hold == null ? null : hold.get();
    }

    /**
     * The request goes on as a whole to who answers it.
     *
     * @param body null if there is none
     */
    public void asking(Buffer body) {
        if (witness != null) {
            witness.asking(body);
        }
    }

    /** The head of the answer goes out. */
    public void answering(int status, MultiMap headers) {
        if (witness != null) {
            witness.head(status, headers);
        }
    }

    /** Bytes of the answer's body go out. */
    public void sending(Buffer bytes) {
        if (witness != null) {
            witness.body(bytes);
        }
    }

    /** The answer is none to be compared, or not a whole one. */
    public void dismissWitness() {
        if (witness != null) {
            witness.end(false);
            witness = null;
        }
    }

    /** The request's {@code traceparent}, or a new one. */
    public String traceParent() {
        if (traceParent == null) {
            String header = request.getHeader(TraceId.HEADER);
            traceParent = TraceId.isValidParent(header) ? header : TraceId.newParent();
        }
        return traceParent;
    }

    /** The key under which the request is done once, however often it is sent: the client's, or one of ours. */
    public String idempotencyKey() {
        if (idempotencyKey == null) {
            String header = request.getHeader(IDEMPOTENCY_KEY);
            idempotencyKey = header == null ? UUID.randomUUID().toString() : header;
        }
        return idempotencyKey;
    }

    /** Who sent the request, by its valid token; null if it has none. */
    public Caller caller() {
        return caller;
    }

    public void sentBy(Caller caller) {
        this.caller = caller;
    }

    /** What the client leaves us of a bound. */
    public Deadline deadline(Duration bound) {
        return Deadline.fromHeader(request.getHeader(Deadline.HEADER), bound);
    }

    /** Answers that its credentials do not allow the request, which ends it. */
    public void refuse(Refusal refusal) {
        if (!done) {
            HttpServerResponse response = request.response();
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (refusal.challenge() != null) {
                response.putHeader(WWW_AUTHENTICATE, refusal.challenge());
            }
            ProblemAnswer.write(this, refusal.problem());
        }
    }

    /** Answers with a problem, which ends the request. */
    public void refuse(Problem problem) {
        if (!done) {
            ProblemAnswer.write(this, problem);
        }
    }

    /** The answer that is going out is no whole one. */
    public void broken() {
        broken = true;
    }

    /**
     * The answer has ended; counts it.
     *
     * @param status 0 if the client went away before
     */
    public void done(int status) {
        if (done) {
            return;
        }
        done = true;
        watch.leave();
        if (witness != null) {
            witness.end(status != 0);
        }
        if (target != null) {
            long elapsed = System.nanoTime() - startNanos;
            int ended = broken ? Count.BROKEN_OFF : status;
            target.traffic().count(ended, elapsed);
            if (count != null) {
                count.ended(ended, elapsed);
            }
        }
        if (status == 0) {
            return;
        }
        if (hasBody() && !request.isEnded()) {
            new Linger(this).start();
        } else if (watch.isClosing() || closesAmongOthers(request.getHeader(HttpHeaders.CONNECTION))) {
            request.response().close();
        }
    }

    /** The server itself sees a lone {@code close} only, not one in a list. */
    private static boolean closesAmongOthers(String connection) {
        return connection != null
                && connection.indexOf(',') >= 0
                && connection.toLowerCase(Locale.ROOT).matches("(.*,)?\\s*close\\s*(,.*)?");
    }

    public boolean isDone() {
        return done;
    }
}
