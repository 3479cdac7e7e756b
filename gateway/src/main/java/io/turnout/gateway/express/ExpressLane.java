package io.turnout.gateway.express;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.turnout.gateway.inbound.Begun;
import io.turnout.gateway.proxy.ForwardedHeaders;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Stands before Vert.x on a client's connection, and takes the requests that need not go there. Answers must come in the
 * order of their requests; so one is taken only while Vert.x owes no answer, and what comes meanwhile waits for its end.
 */
public final class ExpressLane extends ChannelDuplexHandler {
    private final Express express;
    private final Queue<Object> waiting = new ArrayDeque<>(0);
    private ChannelHandlerContext context;
    private ForwardedHeaders.Sender sender;
    private int owedByOthers;
    private Ride ride;
    private boolean endToCome;

    public ExpressLane(Express express) {
        this.express = express;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    ForwardedHeaders.Sender sender() {
        if (sender == null) {
            InetSocketAddress client = (InetSocketAddress) context.channel().remoteAddress();
            boolean tls = context.pipeline().get(SslHandler.class) != null;
            sender = new ForwardedHeaders.Sender(client.getAddress().getHostAddress(), tls);
        }
        return sender;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (waiting.isEmpty() && isNext(message)) {
            receive(message);
        } else {
            context.channel().config().setAutoRead(false);
            waiting.add(message);
        }
    }

    private boolean isNext(Object message) {
        return ride == null || endToCome && message instanceof LastHttpContent;
    }

    private void receive(Object message) {
        if (endToCome && message instanceof LastHttpContent) {
            // of a request without a body
            endToCome = false;
            ReferenceCountUtil.release(message);
        } else {
            take(message);
        }
    }

    private void take(Object message) {
        if (message instanceof HttpRequest request) {
            if (owedByOthers == 0 && context.channel().isWritable()) {
                ride = express.ride(this, request);
            }
            if (ride != null) {
                endToCome = true;
                ride.begin();
                return;
            }
            owedByOthers++;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse response && response.status().code() < 200;
        if (message instanceof LastHttpContent && !interim) {
            owedByOthers--;
        }
        context.write(message, promise);
    }

    /** Writes a part of the ride's answer. */
    void send(Object message) {
        context.write(message, context.voidPromise());
    }

    void flush() {
        context.flush();
    }

    boolean isWritable() {
        return context.channel().isWritable();
    }

    /** The ride's answer is written. */
    void arrived(boolean close) {
        ride = null;
        context.flush();
        if (close) {
            context.close();
        } else if (!waiting.isEmpty()) {
            goOn();
        }
    }

    /**
     * The ride has come to nothing; its client has not heard of it.
     *
     * @param begun null unless it is in a trial
     */
    void giveBack(HttpRequest request, Begun begun) {
        ride = null;
        if (begun != null) {
            begun.goesOn(context.channel());
        }
        owedByOthers++;
        context.fireChannelRead(request);
        if (!endToCome) {
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        endToCome = false;
        goOn();
    }

    /** The client must not take what it has for the whole. */
    void abort() {
        ride = null;
        context.close();
    }

    /** Takes what has come meanwhile. */
    private void goOn() {
        // before the rest is taken: who takes it may want to read no more
        context.channel().config().setAutoRead(true);
        while (!waiting.isEmpty() && isNext(waiting.peek())) {
            receive(waiting.poll());
        }
        if (!waiting.isEmpty()) {
            context.channel().config().setAutoRead(false);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (ride != null && isWritable()) {
            ride.goOn();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (ride != null) {
            Ride abandoned = ride;
            ride = null;
            abandoned.clientGone();
        }
        context.fireChannelInactive();
    }
}
