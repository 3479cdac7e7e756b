package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** A container says whether it has started, can serve and still lives, and these are three questions. */
final class Probes {
    private static final List<String> ALL = List.of("startupProbe", "readinessProbe", "livenessProbe");
    private static final List<String> ACTIONS = List.of("httpGet", "exec", "tcpSocket", "grpc");

    private Probes() {}

    static Stream<String> violations(Manifests manifests) {
        return manifests
                .workloads()
                .filter(resource -> !resource.is("Job"))
                .flatMap(resource -> Resource.items(resource.pod().orElseThrow().at("/spec/containers"))
                        .flatMap(container -> violations(resource, container)));
    }

    private static Stream<String> violations(Resource resource, JsonNode container) {
        List<String> violations = new ArrayList<>();
        List<JsonNode> actions = new ArrayList<>();
        for (String probe : ALL) {
            JsonNode action = action(container.path(probe));
            if (action.isMissingNode()) {
                violations.add(resource + " has no " + probe);
            } else {
                actions.add(action);
            }
        }
        if (new HashSet<>(actions).size() < actions.size()) {
            violations.add(resource + " asks the same question twice: " + actions);
        }
        return violations.stream();
    }

    private static JsonNode action(JsonNode probe) {
        return ACTIONS.stream()
                .map(probe::path)
                .filter(action -> !action.isMissingNode())
                .findFirst()
                .orElse(probe.path("none"));
    }
}
