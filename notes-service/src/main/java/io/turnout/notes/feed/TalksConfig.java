package io.turnout.notes.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where talks-service is and how its change feed is followed. */
@ConfigMapping(prefix = "turnout.talks")
interface TalksConfig {
    /** Base address of talks-service. */
    @WithDefault("http://127.0.0.1:8082")
    URI url();

    /** How long one long poll waits for a change; whole seconds, at most 30. */
    @WithDefault("20s")
    Duration poll();

    /** Longest time that an answer may take beyond the wait that was asked for. */
    @WithDefault("2s")
    Duration timeout();

    /** Most changes in one answer, 1–1000. */
    @WithDefault("1000")
    int batch();

    /** Pause after the first failure; it doubles with each further one, and a random part of it is left out. */
    @WithDefault("100ms")
    Duration firstPause();

    /** Longest pause between two attempts. */
    @WithDefault("5s")
    Duration longestPause();
}
