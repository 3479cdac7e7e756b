package io.turnout.gateway.experiment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Experiments. */
@ConfigMapping(prefix = "turnout.experiments")
interface ExperimentConfig {
    /** From when on an answer to somebody in an experiment counts as slow, which it has a guardrail for. */
    @WithDefault("500ms")
    Duration slowAfter();
}
