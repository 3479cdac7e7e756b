package io.turnout.gateway.identity;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Tokens at the gateway; how they are verified is {@code mp.jwt.verify.*}. */
@ConfigMapping(prefix = "turnout.tokens")
public interface IdentityConfig {
    /** How long a verified token is taken for valid without another look, and at most until it expires. */
    @WithDefault("1m")
    Duration remembered();

    /** Most memory for verified tokens. */
    @WithDefault("4M")
    MemorySize rememberedWeight();

    /**
     * Whether credentials that say nothing here, as those of an app with a sign-in of its own, are passed on like any header. Where the
     * plan asks for a role they are still refused.
     */
    @WithDefault("false")
    boolean passOthers();

    /** Most tokens that are verified at the same time; with one more the request is refused with 503. */
    @WithDefault("256")
    int concurrent();
}
