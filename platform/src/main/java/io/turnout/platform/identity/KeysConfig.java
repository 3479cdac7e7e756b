package io.turnout.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the keys that tokens are verified with are kept up to date. */
@ConfigMapping(prefix = "turnout.keys")
interface KeysConfig {
    /** Keys older than this are read again before the next token is verified: a key taken back is refused after it. */
    @WithDefault("5m")
    Duration maxAge();

    /** A token with an unknown key has the keys read again, but not within this time of the last reading. */
    @WithDefault("10s")
    Duration minAge();
}
