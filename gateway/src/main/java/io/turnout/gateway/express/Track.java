package io.turnout.gateway.express;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;

/** A connection to an upstream, for one ride after the other. */
final class Track extends ChannelInboundHandlerAdapter {
    private final Tracks.Line line;
    private Channel channel;
    private Ride ride;
    private boolean kept;
    private long freeSince;

    Track(Tracks.Line line) {
        this.line = line;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        line.laid(this);
    }

    /** Whom its requests are for. */
    String authority() {
        return line.authority();
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** Since when it has had no ride, in {@link System#nanoTime()}. */
    long freeSince() {
        return freeSince;
    }

    void freeSince(long now) {
        freeSince = now;
    }

    /** Sends a ride's request. */
    void carry(Ride next, HttpRequest request) {
        ride = next;
        kept = false;
        channel.writeAndFlush(request, channel.voidPromise());
    }

    /** Whether the upstream keeps the connection after this answer. */
    void keep(boolean keeps) {
        kept = keeps;
    }

    /** Reads no more for now. */
    void pause() {
        channel.config().setAutoRead(false);
    }

    void resume() {
        channel.config().setAutoRead(true);
    }

    /** The ride is over, its answer complete. */
    void free() {
        ride = null;
        if (kept && channel.isActive()) {
            resume();
            line.free(this);
        } else {
            channel.close();
        }
    }

    /** The ride, if there is one, has no more use for it. */
    void close() {
        ride = null;
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ride != null && message instanceof HttpResponse head) {
            ride.answered(head);
        } else if (ride != null && message instanceof HttpContent content) {
            ride.more(content);
        } else {
            // what nobody has asked for, or waits for any more
            ReferenceCountUtil.release(message);
            context.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (ride != null) {
            ride.flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        line.lost(this);
        if (ride != null) {
            Ride last = ride;
            ride = null;
            last.broken();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (ride != null) {
            // closed without this, a body that ends with its connection would look whole
            ride.broken();
        }
        context.close();
    }
}
