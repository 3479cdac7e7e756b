package io.turnout.gateway.door;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The server that faces clients; its host and port are {@code quarkus.http.host} and {@code quarkus.http.port}. */
@ConfigMapping(prefix = "turnout.door")
public interface DoorConfig {
    /** Event loops; one per processor unless set. */
    Optional<Integer> loops();

    /** How long a connection may be silent. */
    @WithDefault("75s")
    Duration idle();

    /** Longest request line; longer is 414. */
    @WithDefault("8K")
    MemorySize maxRequestLine();

    /** Longest headers, all together; longer is 431. */
    @WithDefault("16K")
    MemorySize maxHeaders();

    /** How long connections without a request are left open when the gateway stops, so that clients can end them. */
    @WithDefault("1s")
    Duration linger();

    /** Longest wait for requests under way when the gateway stops. */
    @WithDefault("3s")
    Duration drain();
}
