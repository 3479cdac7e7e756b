package io.turnout.gateway.flags;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Feature flags. */
@ConfigMapping(prefix = "turnout.flags")
interface FlagsConfig {
    /** The plan's name for the control plane, which says what flags there are. */
    @WithDefault("control")
    String upstream();

    /** Where the flags are kept that were known last, to begin with while the control plane is silent; without it, none are. */
    Optional<Path> memory();
}
