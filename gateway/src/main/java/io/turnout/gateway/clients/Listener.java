package io.turnout.gateway.clients;

import io.netty.channel.Channel;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.nio.AbstractNioChannel.NioUnsafe;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** How a listening socket is closed without dropping anybody. */
final class Listener {
    private Listener() {}

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
