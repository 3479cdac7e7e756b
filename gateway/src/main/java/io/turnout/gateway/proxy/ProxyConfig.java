package io.turnout.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls to upstreams. */
@ConfigMapping(prefix = "turnout.proxy")
public interface ProxyConfig {
    /** Longest wait for a new connection to an upstream. */
    @WithDefault("1s")
    Duration connectTimeout();

    /**
     * How long, from the first failure on, requests wait for an upstream to which no connection can be made, as while it
     * restarts. Nothing has been sent then, so nothing can happen twice.
     */
    @WithDefault("5s")
    Duration patience();

    /**
     * How long a write waits that was refused because its data is being handed over; longer than any dataset's bound, after
     * which the handover undoes itself.
     */
    @WithDefault("8s")
    Duration hold();

    /** Most writes that wait so; one more gets the refusal at once. */
    @WithDefault("1024")
    int held();

    /** Most connections to one upstream, all event loops together. */
    @WithDefault("256")
    int connections();

    /** Most requests that wait for a connection to one upstream; one more is refused with 503. */
    @WithDefault("1024")
    int queue();

    /** How long an unused connection is kept; shorter than any upstream keeps it. */
    @WithDefault("30s")
    Duration keepAlive();

    /** Longest silence within a body, either way. */
    @WithDefault("30s")
    Duration bodyIdle();

    /** Bodies up to this length travel in one piece, longer ones as a stream. */
    @WithDefault("10K")
    MemorySize inOnePiece();

    /** Whether the X-Forwarded headers of requests are true, because a proxy of ours wrote them. */
    @WithDefault("false")
    boolean trustForwarded();
}
