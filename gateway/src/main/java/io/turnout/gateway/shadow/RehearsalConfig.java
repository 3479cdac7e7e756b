package io.turnout.gateway.shadow;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Having writes rehearsed. */
@ConfigMapping(prefix = "turnout.rehearsal")
public interface RehearsalConfig {
    /** File with the credential that the upstreams know which rehearse, one line; without it nothing is rehearsed. */
    Optional<String> credentialFile();
}
