package io.turnout.gateway.clients;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.netty.channel.unix.Socket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import org.jboss.logging.Logger;

/** How a listening socket is closed without dropping anybody. */
public final class Listener {
    private static final Logger LOG = Logger.getLogger(Listener.class);
    /** What the kernel tells of who has connected: a length, an IPv6 address, its scope and a port. */
    private static final int ADDRESS_BYTES = 25;

    private Listener() {}

    /**
     * Opens one and closes it. The first close of a process took 1 to 4 ms, later ones 0.1 ms or less, and for that long the
     * kernel still lets connections in that nobody takes.
     *
     * @param transport what listeners will be made by
     * @param loops those that they will be on
     * @return completed when it is closed
     */
    public static Future<Void> rehearse(Transport transport, EventLoopGroup loops) {
        Promise<Void> rehearsed = Promise.promise();
        new ServerBootstrap()
                .group(loops)
                .channelFactory(transport.serverChannelFactory(false))
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
            try {
                if (listener.isOpen()) {
                    takeAccepted(listener);
                }
            } finally {
                listener.close().addListener(done -> closed.complete());
            }
        });
        return closed.future();
    }

    private static void takeAccepted(Channel listener) {
        if (listener.unsafe() instanceof NioUnsafe socket) {
            listener.config()
                    .<MaxMessagesRecvByteBufAllocator>getRecvByteBufAllocator()
                    .maxMessagesPerRead(Integer.MAX_VALUE);
            socket.read();
        } else if (listener instanceof EpollServerSocketChannel epoll) {
            acceptAll(epoll);
        }
    }

    /** At once, while Netty would do so only when its loop hears of it, and the listener is closed by then. */
    private static void acceptAll(EpollServerSocketChannel listener) {
        Socket socket = (Socket) listener.fd();
        byte[] address = new byte[ADDRESS_BYTES];
        try {
            for (int client = socket.accept(address); client >= 0; client = socket.accept(address)) {
                EpollSocketChannel accepted = new EpollSocketChannel(client);
                if (accepted.isActive() && accepted.remoteAddress() != null) {
                    listener.pipeline().fireChannelRead(accepted);
                } else {
                    // it has gone already
                    accepted.unsafe().closeForcibly();
                }
            }
        } catch (IOException e) {
            LOG.warnf("Who has connected last may not be answered: %s", e);
        }
    }
}
