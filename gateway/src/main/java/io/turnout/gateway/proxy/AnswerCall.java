package io.turnout.gateway.proxy;

import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.residence.Visit;
import io.turnout.platform.Build;
import io.turnout.platform.Deadline;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A client's GET once more, or a rehearsal of its write, for nobody to wait for: the answer is taken as it comes, whatever its
 * status, up to a bound. It does not wait for an upstream that restarts, nor for a fence.
 */
public final class AnswerCall extends Exchange {
    /** Asks to rehearse a write: to answer it, and leave nothing behind. Its value is the credential that allows it. */
    static final CharSequence REHEARSAL = HttpHeaders.createOptimized("turnout-rehearsal");

    /** Asks which build answers. */
    public static final CharSequence BUILD = HttpHeaders.createOptimized(Build.HEADER.toLowerCase(Locale.ROOT));

    private final Question question;
    /** Null if it is meant. */
    private final String credential;

    private final int longest;
    private final CompletableFuture<Taken> taken;
    private final Buffer body = Buffer.buffer();

    /**
     * What a client asked.
     *
     * @param uri in origin form
     * @param headers the client's own
     * @param body null if there is none
     */
    public record Question(
            HttpMethod method,
            String uri,
            MultiMap headers,
            Buffer body,
            ForwardedHeaders.Sender sender,
            String traceParent) {
        public Question with(Buffer body) {
            return new Question(method, uri, headers, body, sender, traceParent);
        }
    }

    /**
     * An answer.
     *
     * @param headers as they came
     * @param cut whether the body was longer
     */
    public record Taken(int status, MultiMap headers, Buffer body, boolean cut) {}

    private AnswerCall(
            UpstreamClient client,
            Upstream upstream,
            Question question,
            String credential,
            int longest,
            Deadline until,
            CompletableFuture<Taken> taken) {
        super(
                client,
                upstream,
                Visit.NONE,
                credential == null
                        ? Repeatable.of(question.method, question.headers, true, false, Visit.NONE)
                        : Repeatable.ofRehearsal(question.method),
                question.uri,
                until);
        this.question = question;
        this.credential = credential;
        this.longest = longest;
        this.taken = taken;
    }

    /**
     * Starts it. To be called on the client's event loop.
     *
     * @param longest what is read of a body, in bytes
     * @param until when all of the answer must be there
     * @param taken completed with the answer, or with an {@link UpstreamException} if there is none
     */
    public static void start(
            UpstreamClient client,
            Upstream upstream,
            Question question,
            int longest,
            Deadline until,
            CompletableFuture<Taken> taken) {
        new AnswerCall(client, upstream, question, null, longest, until, taken).start();
    }

    /**
     * Asks for a rehearsal, of an upstream that is known to give them. To be called on the client's event loop.
     *
     * @param credential that allows it
     * @see #start
     */
    public static void rehearse(
            UpstreamClient client,
            Upstream upstream,
            Question question,
            String credential,
            int longest,
            Deadline until,
            CompletableFuture<Taken> taken) {
        new AnswerCall(client, upstream, question, credential, longest, until, taken).start();
    }

    @Override
    void send(HttpClientRequest request) {
        ForwardedHeaders.write(
                question.sender,
                question.uri,
                question.headers,
                question.traceParent,
                deadline().remainingMillis(),
                client.trustForwarded(),
                request.headers());
        request.headers().set(BUILD, "?1");
        if (credential != null) {
            request.headers().set(REHEARSAL, credential);
        }
        request.exceptionHandler(e -> {});
        if (question.body == null) {
            request.end();
        } else {
            request.end(question.body);
        }
    }

    @Override
    boolean isTimedAsAWhole() {
        return true;
    }

    @Override
    boolean waitsForOutages() {
        return false;
    }

    @Override
    void moved() {
        throw new IllegalStateException("it does not look for data that moves");
    }

    @Override
    void answered(HttpClientResponse response) {
        response.exceptionHandler(e -> fail(UpstreamFailure.BROKEN));
        response.handler(bytes -> add(response, bytes));
        response.endHandler(v -> end(response));
    }

    private void add(HttpClientResponse response, Buffer bytes) {
        int room = longest - body.length();
        body.appendBuffer(bytes, 0, Math.min(room, bytes.length()));
        if (bytes.length() > room && !isOver()) {
            cancel();
            taken.complete(new Taken(response.statusCode(), response.headers(), body, true));
        }
    }

    private void end(HttpClientResponse response) {
        if (!isOver()) {
            finish();
            taken.complete(new Taken(response.statusCode(), response.headers(), body, false));
        }
    }

    @Override
    void failed(UpstreamFailure failure) {
        taken.completeExceptionally(new UpstreamException(upstream.name(), failure));
    }
}
