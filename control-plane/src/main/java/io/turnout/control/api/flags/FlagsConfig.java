package io.turnout.control.api.flags;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Feature flags. */
@ConfigMapping(prefix = "turnout.flags")
interface FlagsConfig {
    /** Flags in flagd's format that are followed whenever the file changes; none if it is not there. */
    Optional<Path> file();

    /** How long a flag may be the same for everybody, or not be asked for, until it is called stale. */
    @WithDefault("30D")
    Duration staleAfter();
}
