package io.turnout.platform.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an app asks itself for after its start. */
@ConfigMapping(prefix = "turnout.warm-up")
public interface WarmUpConfig {
    /** Paths with queries, all to be read with GET; nothing is done if there are none. */
    Optional<List<String>> paths();

    /** How often each is asked for. */
    @WithDefault("40")
    int rounds();

    /** How long after the start it begins, so that it does not compete with the start of others. */
    @WithDefault("5s")
    Duration delay();
}
