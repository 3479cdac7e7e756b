package io.turnout.notes.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which parts serve the talks' change feed and how it is followed. */
@ConfigMapping(prefix = "turnout.talks")
interface TalksConfig {
    /** Base address of talks-service; its feed is not followed if there is none. */
    Optional<URI> url();

    /** Base address of the monolith; its feed is not followed if there is none. */
    Optional<URI> monorailUrl();

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

    /** Longest pause before notes of deleted talks that could not be deleted are tried again. */
    @WithDefault("1s")
    Duration longestSweepPause();
}
