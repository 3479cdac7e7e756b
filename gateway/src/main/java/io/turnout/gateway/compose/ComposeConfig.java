package io.turnout.gateway.compose;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Composing answers. */
@ConfigMapping(prefix = "turnout.compose")
public interface ComposeConfig {
    /**
     * Longest time for a composed answer, with the proxy's patience on top if an upstream restarts meanwhile; a client's
     * Deadline can shorten it.
     */
    @WithDefault("5s")
    Duration timeout();

    /** Longest wait for a part that can be left out. */
    @WithDefault("2s")
    Duration sideDish();

    /** Most answers that are composed at the same time; one more is refused with 503. */
    @WithDefault("1000")
    int concurrent();

    /** Most calls to one upstream at the same time, all event loops together. */
    @WithDefault("128")
    int calls();

    /** Most calls that wait for their turn at one upstream. */
    @WithDefault("512")
    int waiting();

    /** How long an upstream that fails is left alone. */
    @WithDefault("1s")
    Duration breakerDelay();

    /** How long a part is held, to be served as stale. */
    @WithDefault("10m")
    Duration heldAge();

    /** Most memory for held parts. */
    @WithDefault("32M")
    MemorySize heldWeight();
}
