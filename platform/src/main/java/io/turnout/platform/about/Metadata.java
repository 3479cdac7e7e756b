package io.turnout.platform.about;

import java.util.List;

/** Whose an app is, as its configuration has it; null for what that does not say. */
public record Metadata(String owner, String tier, String runbook, String slo, List<String> dependsOn, String reviewed) {
    static Metadata of(AboutConfig config) {
        return new Metadata(
                config.owner().orElse(null),
                config.tier().orElse(null),
                config.runbook().orElse(null),
                config.slo().orElse(null),
                config.dependsOn().orElse(null),
                config.reviewed().orElse(null));
    }
}
