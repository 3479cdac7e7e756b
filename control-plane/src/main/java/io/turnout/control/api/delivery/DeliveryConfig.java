package io.turnout.control.api.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The record of deploys. */
@ConfigMapping(prefix = "turnout.delivery")
interface DeliveryConfig {
    /** How long after one look at all services the next one begins. */
    @WithDefault("5s")
    Duration look();

    /**
     * How long a build is not seen before it counts as away. A rolling update shows the old build again within it; a build that is back
     * sooner was not deployed anew.
     */
    @WithDefault("5m")
    Duration quiet();

    /** How old the measures may be that somebody is shown: so often at most all is read that they are made of. 10 s at most. */
    @WithDefault("10s")
    Duration remember();

    /** How long deploys are kept. */
    @WithDefault("400D")
    Duration keep();
}
