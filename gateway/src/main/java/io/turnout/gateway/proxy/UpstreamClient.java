package io.turnout.gateway.proxy;

import io.turnout.gateway.inbound.Watch;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The connections of one event loop to all upstreams. Nothing of it is shared with another loop, so a request never
 * changes threads on its way.
 */
public final class UpstreamClient {
    private static final Logger LOG = Logger.getLogger(UpstreamClient.class);

    private final HttpClient http;
    private final Vertx vertx;
    private final Watch watch;
    private final Outages outages;
    private final Holds holds;
    private final Duration patience;
    private final long idleNanos;
    private final int inOnePiece;
    private final boolean trustForwarded;

    /**
     * To be called on the event loop.
     *
     * @param loops how many loops share the bounds of the config
     * @param holds of all loops
     */
    public UpstreamClient(Vertx vertx, ProxyConfig config, int loops, Holds holds) {
        this.vertx = vertx;
        this.watch = new Watch();
        this.patience = config.patience();
        this.outages = new Outages(config.patience(), Math.max(1, config.queue() / loops));
        this.holds = holds;
        this.idleNanos = config.bodyIdle().toNanos();
        this.inOnePiece = Math.toIntExact(config.inOnePiece().asLongValue());
        this.trustForwarded = config.trustForwarded();
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) Math.max(1, config.keepAlive().toSeconds()))
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxWaitQueueSize(Math.max(1, config.queue() / loops))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(32 * 1024)
                .setDecoderInitialBufferSize(256)
                .setTcpNoDelay(true);
        this.http = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(Math.max(1, config.connections() / loops)))
                // each failure is answered where it is waited for; the connection has nothing to add
                .withConnectHandler(connection -> connection.exceptionHandler(e -> LOG.debug("Upstream connection", e)))
                .build();
        vertx.setPeriodic(Watch.INTERVAL.toMillis(), timer -> watch.sweep());
    }

    HttpClient http() {
        return http;
    }

    /** Where everything of this loop that could take too long is watched. */
    public Watch watch() {
        return watch;
    }

    /** How much longer than its upstream's timeout a request may take, if the upstream restarts meanwhile. */
    public Duration patience() {
        return patience;
    }

    /** How much longer a write may take, if its data is handed over meanwhile. */
    public Duration hold() {
        return holds.bound();
    }

    Holds holds() {
        return holds;
    }

    Outages outages() {
        return outages;
    }

    /** Runs it on this loop, some time from now. */
    public void later(long millis, Runnable task) {
        vertx.setTimer(millis, timer -> task.run());
    }

    /** Longest silence within a body. */
    public long idleNanos() {
        return idleNanos;
    }

    /** Longest body that is not streamed, in bytes. */
    public int inOnePiece() {
        return inOnePiece;
    }

    /** Whether the X-Forwarded headers of requests are true. */
    public boolean trustForwarded() {
        return trustForwarded;
    }
}
