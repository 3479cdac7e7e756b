package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Watch;
import io.turnout.gateway.plan.Upstream;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * One request to an upstream up to the head of its answer. All of it happens on one event loop, so there are no locks.
 *
 * <p>A kept connection may be closed by the upstream at the moment we use it. A request that is idempotent and whose body
 * is still there as a whole is then sent once more, on another connection.
 */
abstract class Exchange extends Watch.Watched {
    final UpstreamClient client;
    final Upstream upstream;
    private final HttpMethod method;
    private final String uri;
    private HttpClientRequest request;
    private boolean over;
    private boolean again;

    Exchange(UpstreamClient client, Upstream upstream, HttpMethod method, String uri) {
        this.client = client;
        this.upstream = upstream;
        this.method = method;
        this.uri = uri;
    }

    /** Writes headers and body; called once for each attempt. */
    abstract void send(HttpClientRequest request);

    /** Whether {@link #send} can be called a second time with the same effect. */
    abstract boolean isReplayable();

    /** Whether the time of {@link #start} is for all of the answer, not only for its head. */
    boolean isTimedAsAWhole() {
        return false;
    }

    /** The head is there; the body comes once handlers are set. */
    abstract void answered(HttpClientResponse response);

    /** The exchange is over without an answer that is whole. */
    abstract void failed(UpstreamFailure failure);

    final void start(long timeoutNanos) {
        client.watch().add(this, timeoutNanos);
        connect();
    }

    final boolean isOver() {
        return over;
    }

    /** The exchange has come to its good end. */
    final void finish() {
        over = true;
        client.watch().remove(this);
    }

    /** Ends the exchange without telling anybody; whatever is on its way is dropped. */
    final void cancel() {
        if (!over) {
            finish();
            if (request != null) {
                request.reset();
            }
        }
    }

    final void fail(UpstreamFailure failure) {
        if (!over) {
            cancel();
            failed(failure);
        }
    }

    @Override
    protected void overdue() {
        fail(UpstreamFailure.TIMEOUT);
    }

    private void connect() {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setURI(uri);
        client.http().request(options).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (over) {
            if (result.succeeded()) {
                result.result().reset();
            }
        } else if (result.failed()) {
            fail(UpstreamFailure.of(result.cause()));
        } else {
            request = result.result();
            request.response().onComplete(this::head);
            send(request);
        }
    }

    private void head(AsyncResult<HttpClientResponse> result) {
        if (over) {
            return;
        }
        if (result.succeeded()) {
            if (!isTimedAsAWhole()) {
                due(client.idleNanos());
            }
            answered(result.result());
        } else if (!again && isIdempotent() && isReplayable()) {
            again = true;
            connect();
        } else {
            fail(UpstreamFailure.BROKEN);
        }
    }

    private boolean isIdempotent() {
        return method == HttpMethod.GET
                || method == HttpMethod.HEAD
                || method == HttpMethod.PUT
                || method == HttpMethod.DELETE
                || method == HttpMethod.OPTIONS;
    }
}
