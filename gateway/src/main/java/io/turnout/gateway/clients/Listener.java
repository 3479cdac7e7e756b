package io.turnout.gateway.clients;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;

/** How a listening socket is closed without dropping anybody. */
public final class Listener {
    private Listener() {}

    /**
     * Opens one and closes it. The first close of a process took 1 to 4 ms, later ones 0.1 ms or less, and for that long the
     * kernel still lets connections in that nobody takes.
     *
     * @param loops those that listeners will be on
     * @return completed when it is closed
     */
    public static Future<Void> rehearse(EventLoopGroup loops) {
        Promise<Void> rehearsed = Promise.promise();
        new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInboundHandlerAdapter())
                .bind(InetAddress.getLoopbackAddress(), 0)
                .addListener((ChannelFuture bound) -> {
                    if (bound.isSuccess()) {
                        close(bound.channel()).onComplete(rehearsed);
                    } else {
                        rehearsed.fail(bound.cause());
                    }
                });
        return rehearsed.future();
    }

    /**
     * Takes the connections that the kernel has accepted already, then closes the socket: the kernel would reset them with
     * it, and whoever had sent a request on one would be in doubt what became of it.
     *
     * @return completed when all connections that will ever come have been handed to their event loops
     */
    static Future<Void> close(Channel listener) {
        Promise<Void> closed = Promise.promise();
        listener.eventLoop().execute(() -> {
            if (listener.isOpen() && listener.unsafe() instanceof NioUnsafe socket) {
                listener.config()
                        .<MaxMessagesRecvByteBufAllocator>getRecvByteBufAllocator()
                        .maxMessagesPerRead(Integer.MAX_VALUE);
                socket.read();
            }
            listener.close().addListener(done -> closed.complete());
        });
        return closed.future();
    }
}
