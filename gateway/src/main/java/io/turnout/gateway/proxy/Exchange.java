package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Watch;
import io.turnout.gateway.plan.Upstream;
import io.turnout.platform.Deadline;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One request to an upstream up to the head of its answer. All of it happens on one event loop, so there are no locks.
 *
 * <p>A kept connection may be closed by the upstream at the moment we use it. A request that is idempotent and whose body
 * is still there as a whole is then sent once more, on another connection.
 *
 * <p>An upstream that restarts takes no connections for a while, or says with its last answers that it is about to go. What
 * can wait for it waits, within the patience of {@link Outages}.
 */
abstract class Exchange extends Watch.Watched {
    private static final int RETRY_MILLIS = 50;

    final UpstreamClient client;
    final Upstream upstream;
    private final HttpMethod method;
    private final String uri;
    private final Deadline until;
    private HttpClientRequest request;
    private Deadline deadline;
    private boolean over;
    private boolean again;
    private boolean waited;

    /** @param until when it must be over, with all waiting; the upstream's own timeout is counted from a connection on */
    Exchange(UpstreamClient client, Upstream upstream, HttpMethod method, String uri, Deadline until) {
        this.until = until;
        this.client = client;
        this.upstream = upstream;
        this.method = method;
        this.uri = uri;
    }

    /** Until when the upstream has time for this attempt. */
    final Deadline deadline() {
        return deadline;
    }

    /** Writes headers and body; called once for each attempt. */
    abstract void send(HttpClientRequest request);

    /** Whether {@link #send} can be called a second time with the same effect. */
    abstract boolean isReplayable();

    /** Whether the deadline is for all of the answer, not only for its head. */
    boolean isTimedAsAWhole() {
        return false;
    }

    /** The head is there; the body comes once handlers are set. */
    abstract void answered(HttpClientResponse response);

    /** The exchange is over without an answer that is whole. */
    abstract void failed(UpstreamFailure failure);

    final void start() {
        deadline = until.atMost(upstream.timeout());
        client.watch().add(this, deadline.atNanos() - System.nanoTime());
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
            UpstreamFailure failure = UpstreamFailure.of(result.cause());
            if (failure != UpstreamFailure.UNREACHABLE || !waits()) {
                fail(failure);
            }
        } else {
            client.outages().over(upstream);
            if (waited) {
                deadline = until.atMost(upstream.timeout());
                due(deadline.atNanos() - System.nanoTime());
            }
            request = result.result();
            request.response().onComplete(this::head);
            send(request);
        }
    }

    private void head(AsyncResult<HttpClientResponse> result) {
        if (over) {
            return;
        }
        if (result.succeeded() && isLeaving(result.result()) && isIdempotent() && isReplayable() && waits()) {
            result.result().exceptionHandler(e -> {});
            request.reset();
        } else if (result.succeeded()) {
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

    /** Tries again in a moment, if it is worth it. */
    private boolean waits() {
        long now = System.nanoTime();
        long pause = RETRY_MILLIS + ThreadLocalRandom.current().nextInt(RETRY_MILLIS);
        long left = until.atNanos() - now;
        if (left < pause * 1_000_000 || !client.outages().await(upstream, now)) {
            return false;
        }
        waited = true;
        due(left);
        client.later(pause, () -> {
            client.outages().leave();
            if (!over) {
                connect();
            }
        });
        return true;
    }

    /** What a server answers that is being shut down, to requests that still reach it. */
    private static boolean isLeaving(HttpClientResponse response) {
        return response.statusCode() == 503
                && HttpHeaders.CLOSE.toString().equalsIgnoreCase(response.getHeader(HttpHeaders.CONNECTION));
    }

    private boolean isIdempotent() {
        return method == HttpMethod.GET
                || method == HttpMethod.HEAD
                || method == HttpMethod.PUT
                || method == HttpMethod.DELETE
                || method == HttpMethod.OPTIONS;
    }
}
