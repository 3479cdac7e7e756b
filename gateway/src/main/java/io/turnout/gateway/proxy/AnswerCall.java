package io.turnout.gateway.proxy;

import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.residence.Visit;
import io.turnout.platform.Deadline;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.CompletableFuture;

/**
 * A client's GET once more, for nobody to wait for: its answer is taken as it comes, whatever its status, up to a bound. It
 * does not wait for an upstream that restarts, nor for a fence.
 */
public final class AnswerCall extends Exchange {
    private final Question question;
    private final int longest;
    private final CompletableFuture<Taken> taken;
    private final Buffer body = Buffer.buffer();

    /**
     * What a client asked.
     *
     * @param uri in origin form
     * @param headers the client's own
     */
    public record Question(String uri, MultiMap headers, ForwardedHeaders.Sender sender, String traceParent) {}

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
            int longest,
            Deadline until,
            CompletableFuture<Taken> taken) {
        super(
                client,
                upstream,
                Visit.NONE,
                Repeatable.of(HttpMethod.GET, question.headers, true, false, Visit.NONE),
                question.uri,
                until);
        this.question = question;
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
        new AnswerCall(client, upstream, question, longest, until, taken).start();
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
        request.exceptionHandler(e -> {});
        request.end();
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
