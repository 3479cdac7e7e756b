package io.turnout.gateway.shadow;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Comparing answers beside the way of requests. */
@ConfigMapping(prefix = "turnout.shadow")
public interface ShadowConfig {
    /** The plan's name for the control plane, which says what is sampled and is told what has come of it. */
    @WithDefault("control")
    String upstream();

    /** Most requests of a capability that are compared at the same time. */
    @WithDefault("8")
    int atOnce();

    /** Most requests of a capability that are compared, or wait for it; one more is not compared. */
    @WithDefault("16")
    int places();

    /** Most connections to one upstream, beside those for clients. */
    @WithDefault("16")
    int connections();

    /** How much of a body is kept; longer ones are compared as far as that. */
    @WithDefault("512K")
    MemorySize longestBody();

    /** Longest wait for the answer that a client is given. */
    @WithDefault("30s")
    Duration patience();

    /** How often the control plane is told what was counted. */
    @WithDefault("1s")
    Duration report();
}
