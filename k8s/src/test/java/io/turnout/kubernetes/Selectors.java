package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Whatever selects pods, selects some that exist, and where it means those of one app, of no other. */
final class Selectors {
    private Selectors() {}

    static Stream<String> violations(Manifests manifests) {
        List<Pod> pods = Pod.of(manifests).toList();
        return manifests.resources().stream().flatMap(resource -> switch (resource.kind()) {
            case "Deployment", "StatefulSet" -> own(resource, pods);
            case "Service" -> exactlyOne(resource, labels(resource.json().at("/spec/selector")), pods);
            case "PodDisruptionBudget" -> exactlyOne(resource, resource.json().at("/spec/selector"), pods);
            case "NetworkPolicy" -> peers(resource).flatMap(selector -> some(resource, selector, pods));
            case "HorizontalPodAutoscaler" -> target(resource, manifests);
            default -> Stream.empty();
        });
    }

    /** A workload's selector takes its own pods and nobody else's. */
    private static Stream<String> own(Resource workload, List<Pod> pods) {
        List<String> selected = owners(workload.json().at("/spec/selector"), pods);
        Stream<String> spread = Resource.items(workload.pod().orElseThrow().at("/spec/topologySpreadConstraints"))
                .filter(constraint ->
                        !owners(constraint.path("labelSelector"), pods).contains(workload.name()))
                .map(constraint -> workload + " spreads pods that are not its own");
        return Stream.concat(
                selected.equals(List.of(workload.name()))
                        ? Stream.empty()
                        : Stream.of(workload + " selects the pods of " + selected),
                spread);
    }

    private static Stream<String> exactlyOne(Resource resource, JsonNode selector, List<Pod> pods) {
        List<String> selected = owners(selector, pods);
        return selected.size() == 1 ? Stream.empty() : Stream.of(resource + " selects the pods of " + selected);
    }

    private static Stream<String> some(Resource resource, JsonNode selector, List<Pod> pods) {
        return owners(selector, pods).isEmpty()
                ? Stream.of(resource + " selects no pods with " + selector)
                : Stream.empty();
    }

    /** The selectors of a network policy that mean pods of ours. */
    private static Stream<JsonNode> peers(Resource policy) {
        JsonNode spec = policy.json().path("spec");
        Stream<JsonNode> from = Resource.items(spec.path("ingress")).flatMap(rule -> Resource.items(rule.path("from")));
        Stream<JsonNode> to = Resource.items(spec.path("egress")).flatMap(rule -> Resource.items(rule.path("to")));
        return Stream.concat(
                Stream.of(spec.path("podSelector")),
                Stream.concat(from, to)
                        .filter(peer -> !peer.has("namespaceSelector") && peer.has("podSelector"))
                        .map(peer -> peer.path("podSelector")));
    }

    private static Stream<String> target(Resource autoscaler, Manifests manifests) {
        JsonNode target = autoscaler.json().at("/spec/scaleTargetRef");
        return manifests.has(target.path("kind").asText(), target.path("name").asText())
                ? Stream.empty()
                : Stream.of(autoscaler + " scales what is not there: " + target);
    }

    private static List<String> owners(JsonNode selector, List<Pod> pods) {
        return pods.stream()
                .filter(pod -> pod.isSelectedBy(selector))
                .map(Pod::owner)
                .toList();
    }

    /** A service's selector is labels alone. */
    private static ObjectNode labels(JsonNode labels) {
        return JsonNodeFactory.instance.objectNode().set("matchLabels", labels);
    }
}
