package io.turnout.gateway.express;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.turnout.gateway.inbound.Begun;
import io.turnout.gateway.inbound.Count;
import io.turnout.gateway.inbound.Watch;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.gateway.proxy.ForwardedHeaders;
import io.turnout.gateway.proxy.Headers;
import io.turnout.gateway.residence.FenceLook;
import io.turnout.gateway.routing.Target;
import io.turnout.platform.Deadline;
import io.turnout.platform.TraceId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/**
 * One request on the express lane, from its head to the end of its answer. Belongs to one event loop.
 *
 * <p>Long, because client, upstream and time may end it in any order, and all of that is about the state of one request.
 */
final class Ride extends Watch.Watched {
    private final Express express;
    private final ExpressLane lane;
    private final HttpRequest request;
    private final Target target;
    /** Null, as nearly always, if it is in no trial. */
    private final Count count;

    private final Upstream upstream;
    private final Track track;
    private final long startNanos = System.nanoTime();
    private HttpResponse answer;
    private boolean whole;
    private boolean closes;
    private ByteBuf piece;

    Ride(
            Express express,
            ExpressLane lane,
            HttpRequest request,
            Target target,
            Count count,
            Upstream upstream,
            Track track) {
        this.express = express;
        this.lane = lane;
        this.request = request;
        this.target = target;
        this.count = count;
        this.upstream = upstream;
        this.track = track;
    }

    void begin() {
        express.watch().enter();
        express.watch().add(this, upstream.timeout().toNanos());
        track.carry(
                this,
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.GET,
                        request.uri(),
                        Unpooled.EMPTY_BUFFER,
                        forwarded(),
                        EmptyHttpHeaders.INSTANCE));
    }

    private HttpHeaders forwarded() {
        // not looked at once more: the client's were when they were decoded, and the rest is ours
        HeadersMultiMap to = HeadersMultiMap.headers();
        MultiMap from = (HeadersMultiMap) request.headers();
        String parent = from.get(TraceId.HEADER);
        ForwardedHeaders.write(
                lane.sender(),
                request.uri(),
                from,
                TraceId.isValidParent(parent) ? parent : TraceId.newParent(),
                upstream.timeout().toMillis(),
                express.client().trustForwarded(),
                to);
        to.set(io.vertx.core.http.HttpHeaders.HOST, track.authority());
        if (target.visit().asked() != null) {
            to.set(FenceLook.ASKED, target.visit().asked());
        }
        if (asksForBuild()) {
            to.set(AnswerCall.BUILD, "?1");
        }
        return to;
    }

    private boolean asksForBuild() {
        return count != null && count.asksForBuild();
    }

    /** The head of the answer. */
    void answered(HttpResponse head) {
        if (head.decoderResult().isFailure() || head.status().code() < 200 || isRefusal(head) || mayBeStale(head)) {
            giveBack();
            return;
        }
        track.keep(HttpUtil.isKeepAlive(head));
        Headers.removeHops((HeadersMultiMap) head.headers());
        head.headers().remove(FenceLook.ANSWERED);
        if (asksForBuild()) {
            takeBuild(head.headers());
        }
        closes = express.watch().isClosing();
        if (closes) {
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        answer = head;
        long length = HttpUtil.getContentLength(head, -1L);
        int status = head.status().code();
        whole = status == 204
                || status == 304
                || length >= 0 && length <= express.client().inOnePiece();
        if (!whole) {
            if (length < 0) {
                head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            }
            lane.send(head);
        }
        due(express.client().idleNanos());
    }

    private void takeBuild(HttpHeaders headers) {
        count.answeredBy(headers.get(AnswerCall.BUILD));
        if (!request.headers().contains(AnswerCall.BUILD)) {
            // the client has not asked
            headers.remove(AnswerCall.BUILD);
        }
    }

    /** By a server that is being shut down, whose successor may be asked, or by a fence. */
    private static boolean isRefusal(HttpResponse head) {
        return head.status().code() == 503
                && (!HttpUtil.isKeepAlive(head) || head.headers().contains(FenceLook.REFUSED));
    }

    /** Whether the data may be written elsewhere by now. */
    private boolean mayBeStale(HttpResponse head) {
        return !target.visit().closed(head.headers().get(FenceLook.ANSWERED)).isEmpty();
    }

    /** More of the answer's body, or its end. */
    void more(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            broken();
        } else if (whole) {
            gather(content.content());
            if (content instanceof LastHttpContent) {
                lane.send(inOnePiece());
                arrive();
            }
        } else if (content instanceof LastHttpContent) {
            // trailers are of this hop
            lane.send(new DefaultLastHttpContent(content.content()));
            arrive();
        } else {
            due(express.client().idleNanos());
            lane.send(content);
            if (!lane.isWritable()) {
                track.pause();
            }
        }
    }

    private void gather(ByteBuf bytes) {
        if (!bytes.isReadable()) {
            bytes.release();
        } else {
            piece = piece == null ? bytes : Unpooled.wrappedBuffer(piece, bytes);
        }
    }

    private HttpResponse inOnePiece() {
        ByteBuf body = piece == null ? Unpooled.EMPTY_BUFFER : piece;
        piece = null;
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, answer.status(), body, answer.headers(), EmptyHttpHeaders.INSTANCE);
    }

    /** There is room for more at the client. */
    void goOn() {
        due(express.client().idleNanos());
        track.resume();
    }

    /** What has come is all that comes for the moment. */
    void flush() {
        lane.flush();
    }

    private void arrive() {
        end(answer.status().code());
        express.rides().arrived();
        track.free();
        lane.arrived(closes);
    }

    private void end(int status) {
        release();
        long elapsed = System.nanoTime() - startNanos;
        target.traffic().count(status, elapsed);
        if (count != null) {
            count.ended(status, elapsed);
        }
    }

    private void release() {
        if (piece != null) {
            piece.release();
        }
        express.watch().remove(this);
        express.watch().leave();
    }

    /** The upstream's connection ended, or made no sense. */
    void broken() {
        if (answer == null || whole) {
            giveBack();
        } else {
            track.close();
            end(Count.BROKEN_OFF);
            lane.abort();
        }
    }

    private void giveBack() {
        track.close();
        release();
        express.rides().givenBack();
        lane.giveBack(request, count == null ? null : new Begun(request.uri(), target, count, startNanos));
    }

    @Override
    protected void overdue() {
        if (answer != null && !lane.isWritable()) {
            // it is the client that takes nothing; how long it may do so is not for the ride to say
            express.watch().add(this, express.client().idleNanos());
            return;
        }
        // who takes it over, if it can be, has no time left for it, and says so
        request.headers().set(Deadline.HEADER, "0");
        broken();
    }

    /** Nobody waits for the answer any more. */
    void clientGone() {
        track.close();
        end(0);
    }
}
