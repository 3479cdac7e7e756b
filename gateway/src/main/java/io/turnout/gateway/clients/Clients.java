package io.turnout.gateway.clients;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.turnout.gateway.express.Express;
import io.turnout.gateway.express.ExpressLane;
import io.turnout.gateway.inbound.Watch;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The connections of one event loop. */
public final class Clients {
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final HttpServerOptions options;
    private final Connections connections;
    private final Watch watch;
    private final Duration idle;
    private final Duration head;
    private final Express express;
    private final Set<ClientConnection> open = new HashSet<>();
    private Channel listener;

    /**
     * @param connections those of all event loops
     * @param idle longest time without a request, and for which a client may leave unread what it is sent
     * @param head longest time for a request line with headers, from their first byte
     * @param express what the lanes of this event loop share
     */
    public Clients(
            HttpServerOptions options,
            Connections connections,
            Watch watch,
            Duration idle,
            Duration head,
            Express express) {
        this.options = options;
        this.connections = connections;
        this.watch = watch;
        this.idle = idle;
        this.head = head;
        this.express = express;
    }

    /** Takes a new connection, or closes it if it is one too many. */
    public void accept(HttpConnection connection) {
        ChannelHandlerContext context = ((ConnectionBase) connection).channelHandlerContext();
        // what a closing listener has taken itself has none
        if (context.channel().parent() != null) {
            listener = context.channel().parent();
        }
        if (!connections.enter()) {
            context.close();
            return;
        }
        ClientConnection accepted = new ClientConnection(connections, idle);
        ChannelPipeline pipeline = context.pipeline();
        pipeline.replace("httpDecoder", "httpDecoder", new StrictDecoder(options, watch, head, connections));
        pipeline.addAfter("httpEncoder", "client", accepted);
        pipeline.addAfter("client", "express", new ExpressLane(express));
        open.add(accepted);
        connection.closeHandler(v -> {
            open.remove(accepted);
            connections.leave();
        });
    }

    /**
     * Refuses new connections from now on, and leaves those that are there as they are.
     *
     * @return completed when all connections that will ever come have come
     */
    public Future<Void> refuseMore() {
        return listener == null ? Future.succeededFuture() : Listener.close(listener);
    }

    public boolean isEmpty() {
        return open.isEmpty();
    }

    /** Ends those that have been idle for too long or that do not read. */
    public void look() {
        long now = System.nanoTime();
        // those that are closed leave the set meanwhile
        List.copyOf(open).forEach(connection -> connection.look(now));
    }

    /** How often to look. */
    public long millisBetweenLooks() {
        return Math.clamp(idle.toMillis() / 4, 1, LONGEST_BETWEEN_LOOKS.toMillis());
    }
}
