package io.turnout.control.api.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** The catalogue of services. */
@ConfigMapping(prefix = "turnout.catalogue")
interface CatalogueConfig {
    /** How long after somebody has looked at a service's metadata it counts as stale; whole days. */
    @WithDefault("180D")
    Duration staleAfter();

    /** How long a service is waited for. */
    @WithDefault("2s")
    Duration patience();

    /** What this control plane is called in plans; it asks itself nothing over the network. */
    @WithDefault("control")
    String self();

    /** URLs, by name, of services that are no upstreams of the plan. */
    Map<String, String> also();
}
