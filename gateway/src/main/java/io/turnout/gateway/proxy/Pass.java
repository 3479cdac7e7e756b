package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Inbound;
import io.turnout.gateway.inbound.WholeBody;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.residence.FenceLook;
import io.turnout.platform.Problem;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One request on its way through.
 *
 * <p>Long, because the client's end and the upstream's may fail, stall and go on in any order, and share the state of one request.
 */
final class Pass extends Exchange {
    private final Inbound inbound;
    private final HttpServerRequest in;
    private final HttpServerResponse out;
    private final Buffer body;
    private final boolean streamed;
    private final Consumer<Buffer> elsewhere;
    private BodyPipe pipe;
    private Buffer piece;

    /**
     * @param body the request's whole body; null if there is none, or if it is still to be streamed
     * @param elsewhere what to do, with that body, if the data has moved
     */
    Pass(UpstreamClient client, Upstream upstream, Inbound inbound, Buffer body, Consumer<Buffer> elsewhere) {
        super(
                client,
                upstream,
                inbound.target().visit(),
                repeatable(inbound, body == null),
                inbound.uri(),
                inbound.deadline(longest(client, upstream, inbound)));
        this.elsewhere = elsewhere;
        this.inbound = inbound;
        this.in = inbound.request();
        this.out = in.response();
        this.body = body;
        this.streamed = inbound.hasBody() && body == null;
    }

    private static Repeatable repeatable(Inbound inbound, boolean unread) {
        HttpServerRequest request = inbound.request();
        boolean whole = !(unread && inbound.hasBody());
        // there is a key with each POST, the client's or ours
        return Repeatable.of(
                request.method(),
                request.headers(),
                whole,
                true,
                inbound.target().visit());
    }

    private static Duration longest(UpstreamClient client, Upstream upstream, Inbound inbound) {
        Duration restarting = upstream.timeout().plus(client.patience());
        return inbound.target().visit().stops().isEmpty() ? restarting : restarting.plus(client.hold());
    }

    /** Starts it, and ends it when the client goes away. */
    void begin() {
        if (!in.isEnded()) {
            in.exceptionHandler(e -> gone());
        }
        out.exceptionHandler(e -> gone());
        out.closeHandler(v -> gone());
        start();
    }

    /** The client's next bytes, or room for them, must come within this time. */
    void awaitMore(long nanos) {
        due(nanos);
    }

    /** The body is through; now it is the upstream's turn. */
    void bodySent() {
        due(upstream.timeout().toNanos());
    }

    void tooLarge(long limit) {
        refuse(WholeBody.tooLarge(limit));
    }

    @Override
    protected void overdue() {
        if (pipe != null && pipe.waitsForClient() && !out.headWritten()) {
            refuse(WholeBody.tooSlow());
        } else {
            super.overdue();
        }
    }

    private void refuse(Problem problem) {
        if (out.headWritten()) {
            fail(UpstreamFailure.BROKEN);
        } else {
            cancel();
            inbound.refuse(problem);
        }
    }

    private void gone() {
        if (!isOver()) {
            cancel();
            inbound.done(0);
        }
    }

    @Override
    void send(HttpClientRequest request) {
        MultiMap headers = request.headers();
        ForwardedHeaders.write(
                new ForwardedHeaders.Sender(in.remoteAddress().hostAddress(), in.isSSL()),
                inbound.uri(),
                in.headers(),
                inbound.traceParent(),
                deadline().remainingMillis(),
                client.trustForwarded(),
                headers);
        if (in.method() == HttpMethod.POST && !headers.contains(Inbound.IDEMPOTENCY_KEY)) {
            headers.set(Inbound.IDEMPOTENCY_KEY, inbound.idempotencyKey());
        }
        askForFences(headers);
        if (inbound.asksForBuild()) {
            headers.set(AnswerCall.BUILD, "?1");
        }
        request.exceptionHandler(e -> {});
        if (streamed) {
            pipe = new BodyPipe(inbound, request, this);
            pipe.start();
        } else if (body != null) {
            request.end(body);
        } else {
            request.end();
        }
    }

    @Override
    void moved() {
        elsewhere.accept(body);
    }

    @Override
    void answered(HttpClientResponse response) {
        int status = response.statusCode();
        CompletableFuture<Void> hold = status >= 200 && status < 400 ? inbound.hold() : null;
        if (status < 200) {
            fail(UpstreamFailure.BROKEN);
        } else if (hold == null) {
            answer(response, status);
        } else {
            response.exceptionHandler(e -> fail(UpstreamFailure.BROKEN));
            response.pause();
            Context loop = Vertx.currentContext();
            hold.thenRun(() -> loop.runOnContext(v -> {
                if (!isOver()) {
                    answer(response, status);
                    response.resume();
                }
            }));
        }
    }

    private void answer(HttpClientResponse response, int status) {
        out.setStatusCode(status);
        Headers.copyEndToEnd(response.headers(), out.headers());
        if (response.headers().contains(FenceLook.ANSWERED)) {
            out.headers().remove(FenceLook.ANSWERED).remove(FenceLook.REFUSED);
        }
        if (inbound.asksForBuild()) {
            takeBuild(response.getHeader(AnswerCall.BUILD));
        }
        inbound.answering(status, out.headers());
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean bodiless = in.method() == HttpMethod.HEAD || status == 204 || status == 304;
        response.exceptionHandler(e -> fail(UpstreamFailure.BROKEN));
        if (bodiless) {
            response.endHandler(v -> end(null));
        } else if (length != null && length.length() < 8 && Integer.parseInt(length) <= client.inOnePiece()) {
            response.handler(this::gather);
            response.endHandler(v -> end(piece));
        } else {
            stream(response, length == null);
        }
    }

    private void takeBuild(String build) {
        inbound.answeredBy(build);
        if (!in.headers().contains(AnswerCall.BUILD)) {
            // the client has not asked
            out.headers().remove(AnswerCall.BUILD);
        }
    }

    private void gather(Buffer buffer) {
        inbound.sending(buffer);
        piece = piece == null ? buffer : piece.copy().appendBuffer(buffer);
    }

    private void stream(HttpClientResponse response, boolean chunked) {
        out.setChunked(chunked);
        response.handler(buffer -> {
            due(client.idleNanos());
            inbound.sending(buffer);
            out.write(buffer);
            if (out.writeQueueFull()) {
                response.pause();
                out.drainHandler(v -> {
                    due(client.idleNanos());
                    response.resume();
                });
            }
        });
        response.endHandler(v -> end(null));
    }

    private void end(Buffer last) {
        if (isOver()) {
            return;
        }
        if (streamed && !in.isEnded()) {
            // answered before it had read all: its connection cannot be used again, nor can ours
            out.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            cancel();
        } else {
            finish();
        }
        if (last == null) {
            out.end();
        } else {
            out.end(last);
        }
        inbound.done(out.getStatusCode());
    }

    @Override
    void failed(UpstreamFailure failure) {
        inbound.dismissWitness();
        if (out.headWritten()) {
            // a client must not take what it has for the whole
            inbound.broken();
            in.connection().close();
            inbound.done(out.getStatusCode());
        } else {
            out.headers().clear();
            inbound.refuse(failure.problem());
        }
    }
}
