package io.turnout.gateway.proxy;

import io.turnout.gateway.routing.Stand;
import io.turnout.platform.Deadline;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.CompletableFuture;

/** A request of the gateway's own, whose answer is read as a whole. */
public final class UpstreamCall extends Exchange {
    /** Longest answer that is read, in bytes. */
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final MultiMap headers;
    private final Buffer body;
    private final CompletableFuture<Reply> reply;
    private Buffer first;
    private Buffer answer;

    private UpstreamCall(
            UpstreamClient client,
            Stand.Call whom,
            HttpMethod method,
            String uri,
            MultiMap headers,
            Buffer body,
            Deadline until,
            CompletableFuture<Reply> reply) {
        super(
                client,
                whom.upstream(),
                whom.visit(),
                Repeatable.of(method, headers, true, headers.contains("Idempotency-Key"), whom.visit()),
                uri,
                until);
        this.headers = headers;
        this.body = body;
        this.reply = reply;
    }

    /**
     * Starts a call. To be called on the client's event loop.
     *
     * @param body null for none
     * @param until when all of the answer must be there
     * @param reply completed with the answer, or with an {@link UpstreamException} if there is none or it is a
     *     5xx, or with {@link MovedException}
     * @return what ends the call if nobody waits for it any more; to be run on the event loop
     */
    public static Runnable start(
            UpstreamClient client,
            Stand.Call whom,
            HttpMethod method,
            String uri,
            MultiMap headers,
            Buffer body,
            Deadline until,
            CompletableFuture<Reply> reply) {
        UpstreamCall call = new UpstreamCall(client, whom, method, uri, headers, body, until, reply);
        call.start();
        return call::cancel;
    }

    @Override
    void send(HttpClientRequest request) {
        request.headers()
                .setAll(headers)
                .set(Deadline.HEADER, Long.toString(deadline().remainingMillis()));
        askForFences(request.headers());
        request.exceptionHandler(e -> {});
        if (body == null) {
            request.end();
        } else {
            request.end(body);
        }
    }

    @Override
    boolean isTimedAsAWhole() {
        return true;
    }

    @Override
    void moved() {
        reply.completeExceptionally(new MovedException());
    }

    @Override
    void answered(HttpClientResponse response) {
        response.exceptionHandler(e -> fail(UpstreamFailure.BROKEN));
        response.handler(this::add);
        response.endHandler(v -> end(response));
    }

    private void add(Buffer buffer) {
        if (answer != null && answer.length() + buffer.length() > MAX_BODY) {
            fail(UpstreamFailure.BROKEN);
        } else if (first == null) {
            first = buffer;
        } else {
            // what came first belongs to the network's buffers and cannot grow
            answer = answer == null ? Buffer.buffer(4 * first.length()).appendBuffer(first) : answer;
            answer.appendBuffer(buffer);
        }
    }

    private void end(HttpClientResponse response) {
        if (isOver()) {
            return;
        }
        int status = response.statusCode();
        if (status >= 500) {
            UpstreamFailure failure = switch (status) {
                case 503 -> UpstreamFailure.UNREACHABLE;
                case 504 -> UpstreamFailure.TIMEOUT;
                default -> UpstreamFailure.BROKEN;
            };
            fail(failure);
            return;
        }
        finish();
        reply.complete(new Reply(
                status,
                response.getHeader(HttpHeaders.CONTENT_TYPE),
                response.getHeader(HttpHeaders.LOCATION),
                response.getHeader(AnswerCall.BUILD),
                bytes()));
    }

    private byte[] bytes() {
        return answer != null ? answer.getBytes() : first != null ? first.getBytes() : new byte[0];
    }

    @Override
    void failed(UpstreamFailure failure) {
        reply.completeExceptionally(new UpstreamException(upstream.name(), failure));
    }
}
