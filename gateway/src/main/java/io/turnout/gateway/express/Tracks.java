package io.turnout.gateway.express;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.proxy.ProxyConfig;
import io.vertx.core.Context;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections of one event loop's lanes. Nobody waits for one: if none is free, one more is laid for later requests, and
 * this one goes the other way, which knows how to wait and what to say if nothing can be reached.
 */
public final class Tracks {
    private static final long AGAIN_AFTER_NANOS = Duration.ofSeconds(1).toNanos();
    private static final HttpHeadersFactory HEADERS = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return HeadersMultiMap.httpHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return HeadersMultiMap.httpHeaders();
        }
    };

    private final Map<Upstream, Line> lines = new HashMap<>();
    private final Bootstrap bootstrap;
    private final int most;
    private final long keepNanos;

    /**
     * To be called on the event loop.
     *
     * @param loops how many loops share the bounds of the config
     */
    public Tracks(Context loop, ProxyConfig config, int loops) {
        ContextInternal internal = (ContextInternal) loop;
        this.most = Math.max(1, config.connections() / loops);
        this.keepNanos = config.keepAlive().toNanos();
        this.bootstrap = new Bootstrap()
                .group(internal.nettyEventLoop())
                .channelFactory(internal.owner().transport().channelFactory(false))
                .resolver(internal.owner().nettyAddressResolverGroup())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(config.connectTimeout().toMillis()));
        loop.owner().setPeriodic(Math.max(1, config.keepAlive().toMillis() / 4), timer -> sweep());
    }

    /** A free connection; null if there is none. */
    Track take(Upstream upstream) {
        return lines.computeIfAbsent(upstream, Line::new).take();
    }

    private void sweep() {
        long now = System.nanoTime();
        lines.values().forEach(line -> line.closeOlderThan(now - keepNanos));
        lines.values().removeIf(line -> line.tracks == 0);
    }

    /** The connections to one upstream. */
    final class Line {
        private final Upstream upstream;
        private final String authority;
        private final Deque<Track> free = new ArrayDeque<>();
        private int tracks;
        private boolean failed;
        private long failedAt;

        private Line(Upstream upstream) {
            this.upstream = upstream;
            this.authority = upstream.authority();
        }

        /** What to write into {@code Host}. */
        String authority() {
            return authority;
        }

        private Track take() {
            for (Track track = free.pollLast(); track != null; track = free.pollLast()) {
                if (track.isOpen()) {
                    return track;
                }
            }
            if (tracks < most && !(failed && System.nanoTime() - failedAt < AGAIN_AFTER_NANOS)) {
                lay();
            }
            return null;
        }

        private void lay() {
            tracks++;
            Track track = new Track(this);
            bootstrap
                    .clone()
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new HttpClientCodec(decoding(), false, true), track);
                        }
                    })
                    .connect(upstream.host(), upstream.port())
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            tracks--;
                            failed = true;
                            failedAt = System.nanoTime();
                        }
                    });
        }

        void laid(Track track) {
            failed = false;
            free(track);
        }

        void free(Track track) {
            track.freeSince(System.nanoTime());
            free.addLast(track);
        }

        void lost(Track track) {
            tracks--;
        }

        private void closeOlderThan(long nanos) {
            while (!free.isEmpty() && free.peekFirst().freeSince() - nanos < 0) {
                free.pollFirst().close();
            }
        }
    }

    private static HttpDecoderConfig decoding() {
        return new HttpDecoderConfig()
                .setInitialBufferSize(256)
                .setMaxHeaderSize(32 * 1024)
                .setHeadersFactory(HEADERS)
                .setTrailersFactory(HEADERS);
    }
}
