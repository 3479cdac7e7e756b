package io.turnout.gateway.door;

import io.turnout.gateway.clients.Clients;
import io.turnout.gateway.clients.Undecodable;
import io.turnout.gateway.compose.Composer;
import io.turnout.gateway.express.Express;
import io.turnout.gateway.express.Tracks;
import io.turnout.gateway.proxy.FirstLook;
import io.turnout.gateway.proxy.PassThrough;
import io.turnout.gateway.proxy.UpstreamClient;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The door on one event loop, with upstream connections of its own. */
final class DoorServer extends AbstractVerticle {
    private static final Logger LOG = Logger.getLogger(DoorServer.class);

    private final HttpServerOptions options;
    private final Shared shared;
    private final AtomicInteger port;
    private UpstreamClient upstreams;
    private Clients clients;

    /** @param port where the bound port is written to */
    DoorServer(HttpServerOptions options, Shared shared, AtomicInteger port) {
        this.options = options;
        this.shared = shared;
        this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
        upstreams = new UpstreamClient(vertx, shared.proxy(), shared.loops(), shared.holds());
        Door door = new Door(
                shared.routes(),
                new PassThrough(upstreams),
                new Composer(upstreams, shared.compositions(), context),
                shared.own(),
                new Admission(shared.callers(), shared.refusals(), context),
                upstreams,
                shared.shadowing(),
                shared.canaries());
        FirstLook.at(shared.routes().current(), upstreams);
        DoorConfig config = shared.config();
        Tracks tracks = new Tracks(context, shared.proxy(), shared.loops());
        Express express = new Express(
                shared.routes(),
                upstreams,
                tracks,
                shared.rides(),
                shared.shadowing().sampling(),
                shared.canaries());
        clients = new Clients(options, shared.connections(), upstreams.watch(), config.idle(), config.head(), express);
        vertx.setPeriodic(clients.millisBetweenLooks(), timer -> clients.look());
        HttpServer server = vertx.createHttpServer(options);
        server.connectionHandler(clients::accept)
                .invalidRequestHandler(Undecodable::answer)
                .requestHandler((HttpServerRequest request) -> door.handle(request))
                .listen()
                .onSuccess(listening -> port.set(listening.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** From now on each connection is told with its next answer that it is the last one; new ones are taken. */
    void leave() {
        context.runOnContext(v -> upstreams.watch().close());
    }

    /**
     * The server closes when no answer is under way and no connection is there any more, or when that takes too long. More
     * connections are refused before: one that was taken and then dropped would leave its client in doubt.
     */
    @Override
    public void stop(Promise<Void> stopped) {
        upstreams.watch().close();
        clients.refuseMore().onComplete(refused -> context.runOnContext(v -> drain(stopped)));
    }

    private void drain(Promise<Void> stopped) {
        long now = System.nanoTime();
        vertx.setPeriodic(20, timer -> {
            long spent = System.nanoTime() - now;
            boolean lingered = spent >= shared.config().linger().toNanos();
            boolean quiet = upstreams.watch().inside() == 0 && (clients.isEmpty() || lingered);
            if (quiet || spent >= shared.config().drain().toNanos()) {
                vertx.cancelTimer(timer);
                if (!quiet) {
                    LOG.warnf(
                            "Closing with %d requests unanswered",
                            upstreams.watch().inside());
                }
                stopped.complete();
            }
        });
    }
}
