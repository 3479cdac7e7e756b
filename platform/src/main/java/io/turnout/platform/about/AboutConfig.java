package io.turnout.platform.about;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whose an app is; its Kubernetes annotations say the same. Nothing is checked here: no app stays down because of its metadata. */
@ConfigMapping(prefix = "turnout.about")
public interface AboutConfig {
    /** Who answers for it. */
    Optional<String> owner();

    /** 1: users notice at once when it is down; 2: they notice soon; 3: operators do. */
    Optional<String> tier();

    /** Path of its page in this repository, or a URL. */
    Optional<String> runbook();

    /** What it promises, as a sentence. */
    Optional<String> slo();

    /** Apps and databases that it does not do its work without. */
    Optional<List<String>> dependsOn();

    /** ISO date at which somebody last looked whether all this is still so. */
    Optional<String> reviewed();

    /**
     * When its code changed last, as an ISO time: told by who starts it, for a build has no time in it. What is none counts as not said.
     */
    Optional<String> changed();
}
