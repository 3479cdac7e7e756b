package io.turnout.gateway.clients;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * What a client may make of its connection. It is looked at now and then, so that a request costs a few counters and no
 * timer. What must end is aborted: closing in an orderly way would wait for a client that does not read.
 */
final class ClientConnection extends ChannelDuplexHandler {
    /** Clients that pipeline at all have a few dozen requests under way; each that waits takes many times its bytes. */
    private static final int MOST_UNANSWERED = 128;

    /** A client slower than this, on average over the bound of silence, is not waited for. */
    private static final long BYTES_PER_SECOND = 1_000;

    private final Connections connections;
    private final long idleNanos;
    private ChannelHandlerContext context;
    private int unanswered;
    private boolean aborted;
    private boolean used = true;
    private long usedAt;
    private ChannelFuture mark;
    private long least;
    private long leastAt;

    ClientConnection(Connections connections, Duration idle) {
        this.connections = connections;
        this.idleNanos = idle.toNanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        used = true;
        if (message instanceof HttpRequest && ++unanswered > MOST_UNANSWERED) {
            abort(Connections.End.FLOODED);
        }
        if (aborted) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        used = true;
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        context.write(message, promise);
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response && response.status().code() < 200;
    }

    /** Aborts it if it is idle, or if its client does not take what it is sent. */
    void look(long now) {
        if (isStalled(now)) {
            abort(Connections.End.UNREAD);
        } else if (used || unanswered > 0 || mark != null) {
            used = false;
            usedAt = now;
        } else if (now - usedAt >= idleNanos) {
            context.close();
        }
    }

    /**
     * Whether the client has taken next to nothing for too long. What has gone into the kernel's memory counts as taken.
     * Behind what waits at a look goes a mark, because the amount alone does not tell a stream from a standstill.
     */
    private boolean isStalled(long now) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        long waiting = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        boolean through = mark == null || mark.isDone();
        if (!through && waiting > least - idleNanos / 1_000_000 * BYTES_PER_SECOND / 1_000) {
            return now - leastAt >= idleNanos;
        }
        if (through) {
            mark = waiting == 0 ? null : context.writeAndFlush(Unpooled.EMPTY_BUFFER);
        }
        least = waiting;
        leastAt = now;
        return false;
    }

    private void abort(Connections.End end) {
        if (!aborted) {
            aborted = true;
            connections.ended(end);
            context.close();
        }
    }
}
