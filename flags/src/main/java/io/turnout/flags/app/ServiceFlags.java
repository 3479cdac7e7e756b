package io.turnout.flags.app;

import dev.openfeature.sdk.Client;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.flags.feed.Flags;
import io.turnout.flags.feed.HttpControl;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Follows the control plane's flags from start to stop. */
@Singleton
class ServiceFlags {
    private final Flags flags;
    private final FlagsConfig config;

    ServiceFlags(FlagsConfig config, MeterRegistry meters) {
        this.config = config;
        this.flags = new Flags(config.memory(), meters);
    }

    void start(@Observes StartupEvent event) {
        config.control().ifPresent(control -> flags.follow(new HttpControl(control)));
    }

    /** Whom flags are asked of. */
    @Produces
    @Singleton
    Client client() {
        return flags.client();
    }

    void stop(@Observes ShutdownEvent event) {
        flags.close();
    }
}
