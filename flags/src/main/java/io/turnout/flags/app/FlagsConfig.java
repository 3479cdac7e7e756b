package io.turnout.flags.app;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where flags come from. */
@ConfigMapping(prefix = "turnout.flags")
interface FlagsConfig {
    /** The control plane's address; without it flags are what they were last. */
    Optional<URI> control();

    /** Where the flags are kept that were known last, to begin with while the control plane is silent; without it, none are. */
    Optional<Path> memory();
}
