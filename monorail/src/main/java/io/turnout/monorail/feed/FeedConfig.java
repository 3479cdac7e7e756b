package io.turnout.monorail.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The change feed's settings. */
@ConfigMapping(prefix = "turnout.feed")
interface FeedConfig {
    /** How often a waiting reader looks for changes that another instance has written. */
    @WithDefault("500ms")
    Duration lookAgain();
}
