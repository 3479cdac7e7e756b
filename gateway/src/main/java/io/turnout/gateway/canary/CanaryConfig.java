package io.turnout.gateway.canary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reading from candidates by degrees. */
@ConfigMapping(prefix = "turnout.canary")
public interface CanaryConfig {
    /** The plan's name for the control plane, which says how large the shares are. */
    @WithDefault("control")
    String upstream();

    /** Where the shares are kept that were known last, to begin with while the control plane is silent; without it, none are. */
    Optional<Path> file();

    /**
     * By how much a candidate's data may be behind, at most, while it is read from; and so how long a write's answer waits at most while
     * anybody reads there.
     */
    @WithDefault("1s")
    Duration lease();

    /** How long a window is in which both sides are counted, and how often the control plane is told. */
    @WithDefault("1s")
    Duration report();
}
