package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A new revision takes over before the old one goes, which serves on until nobody is sent to it any more. */
final class Rollouts {
    /** Whose bounds say how long an app may take, after its delay, to finish what is under way. */
    private static final List<String> DRAINS = List.of("QUARKUS_SHUTDOWN_TIMEOUT", "TURNOUT_DOOR_DRAIN");

    private Rollouts() {}

    static Stream<String> violations(Manifests manifests) {
        Set<String> scaled = manifests
                .all("HorizontalPodAutoscaler")
                .map(scaler -> scaler.json().at("/spec/scaleTargetRef/name").asText())
                .collect(Collectors.toSet());
        return manifests.all("Deployment").flatMap(deployment -> {
            JsonNode spec = deployment.json().path("spec");
            JsonNode update = spec.at("/strategy/rollingUpdate");
            long grace = spec.at("/template/spec/terminationGracePeriodSeconds").asLong();
            Map<String, Boolean> rules = new LinkedHashMap<>();
            rules.put(
                    "takes pods away before others are there",
                    update.path("maxUnavailable").isInt()
                            && update.path("maxUnavailable").asInt() == 0);
            rules.put("can start no other pod before", update.path("maxSurge").asInt() > 0);
            Duration delay = duration(deployment, "QUARKUS_SHUTDOWN_DELAY");
            Duration drain =
                    DRAINS.stream().map(bound -> duration(deployment, bound)).reduce(Duration.ZERO, Duration::plus);
            rules.put("stops serving at once", delay.isPositive());
            rules.put("does not finish what it has begun", drain.isPositive());
            rules.put("is killed while it finishes", delay.plus(drain).toSeconds() < grace);
            rules.put(
                    "is set back to a fixed number of pods each time it is applied",
                    !scaled.contains(deployment.name()) || !spec.has("replicas"));
            return rules.entrySet().stream()
                    .filter(rule -> !rule.getValue())
                    .map(rule -> deployment + " " + rule.getKey());
        });
    }

    private static Duration duration(Resource deployment, String variable) {
        return deployment
                .containers()
                .flatMap(container -> Resource.items(container.path("env")))
                .filter(each -> each.path("name").asText().equals(variable))
                .map(each -> Duration.parse("PT" + each.path("value").asText()))
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
