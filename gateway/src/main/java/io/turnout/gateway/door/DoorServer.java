package io.turnout.gateway.door;

import io.turnout.gateway.compose.Composer;
import io.turnout.gateway.compose.Compositions;
import io.turnout.gateway.proxy.PassThrough;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.routing.Routes;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The door on one event loop, with upstream connections of its own. */
final class DoorServer extends AbstractVerticle {
    private final HttpServerOptions options;
    private final ProxyConfig proxy;
    private final int loops;
    private final Routes routes;
    private final Compositions compositions;
    private final ApiDescription description;
    private final AtomicInteger port;
    private final Duration drain;
    private final Duration linger;
    private UpstreamClient client;
    private int connections;

    /**
     * @param port where the bound port is written to
     * @param linger how long, when it stops, connections without a request are left open
     * @param drain longest wait for requests under way when it stops
     */
    DoorServer(
            HttpServerOptions options,
            ProxyConfig proxy,
            int loops,
            Routes routes,
            Compositions compositions,
            ApiDescription description,
            AtomicInteger port,
            Duration linger,
            Duration drain) {
        this.linger = linger;
        this.drain = drain;
        this.options = options;
        this.proxy = proxy;
        this.loops = loops;
        this.routes = routes;
        this.compositions = compositions;
        this.description = description;
        this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
        client = new UpstreamClient(vertx, proxy, loops);
        Door door = new Door(
                routes,
                new PassThrough(client),
                new Composer(client, compositions, context),
                description,
                client.watch());
        HttpServer server = vertx.createHttpServer(options);
        server.connectionHandler(this::accept)
                .invalidRequestHandler(Undecodable::answer)
                .requestHandler((HttpServerRequest request) -> door.handle(request))
                .listen()
                .onSuccess(listening -> port.set(listening.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /**
     * The server closes when no answer is under way and no connection is there any more, or when that takes too long. Until
     * then each connection is told with its next answer that it is the last one, so that no client sends into a closed one.
     */
    @Override
    public void stop(Promise<Void> stopped) {
        client.watch().close();
        long now = System.nanoTime();
        vertx.setPeriodic(20, timer -> {
            long spent = System.nanoTime() - now;
            boolean quiet = client.watch().inside() == 0 && (connections == 0 || spent >= linger.toNanos());
            if (quiet || spent >= drain.toNanos()) {
                vertx.cancelTimer(timer);
                stopped.complete();
            }
        });
    }

    private void accept(HttpConnection connection) {
        connections++;
        connection.closeHandler(v -> connections--);
        beStrict(connection);
    }

    private void beStrict(HttpConnection connection) {
        ((ConnectionBase) connection)
                .channelHandlerContext()
                .pipeline()
                .replace("httpDecoder", "httpDecoder", new StrictDecoder(options));
    }
}
