package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Watch;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.residence.FenceLook;
import io.turnout.gateway.residence.Visit;
import io.turnout.platform.Deadline;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.util.List;

/**
 * One request to an upstream up to the head of its answer. All of it happens on one event loop, so there are no locks.
 *
 * <p>A kept connection may be closed by the upstream at the moment we use it, and a server that goes takes new ones until the
 * last. What is {@link Repeatable} is then sent again, on another connection.
 *
 * <p>An upstream that restarts takes no connections for a while, or says with its last answers that it is about to go. What
 * can wait for it waits, within the patience of {@link Outages}.
 *
 * <p>Data may move from one upstream to another meanwhile. An answer of a side whose fence is closed counts only if the
 * other side is found closed too, after that; and a write that was refused by a fence waits, within the bound of
 * {@link Holds}, until a side is open.
 *
 * <p>Long, because all of it is about one state that each of its callbacks may find in any condition: who decides is apart, in
 * {@link Repeatable} and {@link Attempts}.
 */
abstract class Exchange extends Watch.Watched {
    final UpstreamClient client;
    final Upstream upstream;
    private final Visit visit;
    private final Repeatable kind;
    private final String uri;
    private final Deadline until;
    private final Attempts attempts;
    /** Of the attempt under way; null between two. */
    private HttpClientRequest request;
    /** Has a head, and it is not known yet whether it counts. */
    private HttpClientResponse doubted;

    private Deadline deadline;
    private boolean over;
    private boolean late;
    private boolean taken;
    private boolean waited;
    private boolean lookedElsewhere;

    /**
     * @param visit what has to be known of the data that the upstream is asked for
     * @param kind what {@link #send} can be called for a second time
     * @param until when it must be over, with all waiting; the upstream's own timeout is counted from a connection on
     */
    Exchange(UpstreamClient client, Upstream upstream, Visit visit, Repeatable kind, String uri, Deadline until) {
        this.client = client;
        this.upstream = upstream;
        this.visit = visit;
        this.kind = kind;
        this.uri = uri;
        this.until = until;
        this.attempts = new Attempts(this, client, upstream, until);
    }

    /** Until when the upstream has time for this attempt. */
    final Deadline deadline() {
        return deadline;
    }

    /** Asks for the fences of the data along with the request. */
    final void askForFences(MultiMap headers) {
        if (visit.asked() != null) {
            headers.set(FenceLook.ASKED, visit.asked());
        }
    }

    /** Writes headers and body; called once for each attempt. */
    abstract void send(HttpClientRequest request);

    /** Whether the deadline is for all of the answer, not only for its head. */
    boolean isTimedAsAWhole() {
        return false;
    }

    /** Whether it waits for an upstream that restarts. */
    boolean waitsForOutages() {
        return true;
    }

    /** The data is written elsewhere now; nothing of an answer was taken. */
    abstract void moved();

    /** The head is there; the body comes once handlers are set. */
    abstract void answered(HttpClientResponse response);

    /** The exchange is over without an answer that is whole. */
    abstract void failed(UpstreamFailure failure);

    final void start() {
        if (until.isOver()) {
            fail(UpstreamFailure.TIMEOUT);
            return;
        }
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
        attempts.end();
        client.watch().remove(this);
    }

    /** Ends the exchange without telling anybody; whatever is on its way is dropped. */
    final void cancel() {
        if (!over) {
            finish();
            if (doubted != null) {
                leave(doubted);
            } else if (request != null) {
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
        if (late || taken || request == null || !kind.afterSilence() || until.isOver()) {
            fail(UpstreamFailure.TIMEOUT);
        } else {
            late = true;
            HttpClientRequest unanswered = request;
            request = null;
            unanswered.reset();
            deadline = until.atMost(upstream.timeout());
            client.watch().add(this, deadline.atNanos() - System.nanoTime());
            connect();
        }
    }

    /** There will be another attempt, within this time. */
    final void pauses(long nanos) {
        waited = true;
        due(nanos);
    }

    final void connect() {
        RequestOptions options = new RequestOptions()
                .setMethod(kind.method())
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setURI(uri);
        try {
            client.http().request(options).onComplete(this::connected);
        } catch (IllegalStateException e) {
            // the gateway closes
            fail(UpstreamFailure.UNREACHABLE);
        }
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (over) {
            if (result.succeeded()) {
                // nobody is told that it ends, and it is no mistake
                result.result().exceptionHandler(e -> {}).reset();
            }
        } else if (result.failed()) {
            unconnected(UpstreamFailure.ofConnecting(result.cause()));
        } else {
            client.outages().over(upstream);
            if (waited) {
                deadline = until.atMost(upstream.timeout());
                due(deadline.atNanos() - System.nanoTime());
            }
            request = result.result();
            HttpClientRequest sent = request;
            request.response().onComplete(head -> head(sent, head));
            send(request);
        }
    }

    private void unconnected(UpstreamFailure failure) {
        if (failure == UpstreamFailure.UNREACHABLE && !visit.stops().isEmpty() && !lookedElsewhere) {
            lookedElsewhere = true;
            FenceProbe.askOthers(client, visit.stops(), false, until, known -> {
                if (!over) {
                    goOnUnconnected(failure);
                }
            });
        } else {
            goOnUnconnected(failure);
        }
    }

    private void goOnUnconnected(UpstreamFailure failure) {
        if (visit.hasMoved()) {
            finish();
            moved();
        } else if (failure != UpstreamFailure.UNREACHABLE || !attempts.afterOutage()) {
            fail(failure);
        }
    }

    private void head(HttpClientRequest sent, AsyncResult<HttpClientResponse> result) {
        if (over || sent != request) {
            return;
        }
        if (result.succeeded() && isLeaving(result.result()) && kind.afterRefusal() && attempts.afterOutage()) {
            result.result().exceptionHandler(e -> {});
            request.reset();
        } else if (result.succeeded()) {
            receive(result.result());
        } else if (!kind.afterBreak() || !attempts.afterBreak()) {
            fail(UpstreamFailure.BROKEN);
        }
    }

    private void receive(HttpClientResponse response) {
        List<Visit.Stop> closed = visit.closed(response.getHeader(FenceLook.ANSWERED));
        if ((closed.isEmpty() || kind.mayBeDone(response.statusCode())) && !isRefused(response)) {
            take(response);
        } else {
            doubted = response.pause();
            FenceProbe.askOthers(client, closed.isEmpty() ? visit.stops() : closed, !closed.isEmpty(), until, known -> {
                if (!over) {
                    decide(response, known);
                }
            });
        }
    }

    /**
     * The other side has been looked at after this one.
     *
     * @param known whether it says that it is closed too
     */
    private void decide(HttpClientResponse response, boolean known) {
        doubted = null;
        if (visit.hasMoved()) {
            leave(response);
            finish();
            moved();
        } else if (known && !isRefused(response)) {
            take(response);
            response.resume();
        } else if (kind.whole() && attempts.afterFence()) {
            leave(response);
        } else if (isRefused(response)) {
            take(response);
            response.resume();
        } else {
            // the newest data may be on the side that does not answer
            leave(response);
            fail(UpstreamFailure.UNREACHABLE);
        }
    }

    private void take(HttpClientResponse response) {
        taken = true;
        attempts.end();
        if (!isTimedAsAWhole()) {
            due(client.idleNanos());
        }
        answered(response);
    }

    /** Reads it to its end: its connection may have been given to the next request already, which a reset would end. */
    private void leave(HttpClientResponse response) {
        request = null;
        response.exceptionHandler(e -> {}).handler(buffer -> {}).resume();
    }

    private boolean isRefused(HttpClientResponse response) {
        return response.statusCode() == 503
                && !visit.stops().isEmpty()
                && response.getHeader(FenceLook.REFUSED) != null;
    }

    /** What a server answers that is being shut down, to requests that still reach it. */
    private static boolean isLeaving(HttpClientResponse response) {
        return response.statusCode() == 503
                && HttpHeaders.CLOSE.toString().equalsIgnoreCase(response.getHeader(HttpHeaders.CONNECTION));
    }
}
