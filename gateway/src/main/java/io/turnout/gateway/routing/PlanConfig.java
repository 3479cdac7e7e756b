package io.turnout.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the plan is. */
@ConfigMapping(prefix = "turnout")
public interface PlanConfig {
    /** The plan's file. */
    @WithDefault("turnout.yaml")
    Path plan();

    /** How often the file is looked at. */
    @WithDefault("200ms")
    Duration planPoll();
}
