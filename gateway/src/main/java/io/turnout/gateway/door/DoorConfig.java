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

    /** How long a connection may be without a request, and how long a client may leave what it is sent unread. */
    @WithDefault("75s")
    Duration idle();

    /** Longest time for a request line with headers, from their first byte; longer is 408. */
    @WithDefault("10s")
    Duration head();

    /** Most connections of clients, all event loops together; one more is closed at once. */
    @WithDefault("10000")
    int maxConnections();

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
