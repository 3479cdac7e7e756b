package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod as selectors and network policies see it.
 *
 * @param owner what makes it, as in {@code gateway}
 * @param ports by name
 */
record Pod(String namespace, String owner, Map<String, String> labels, Map<String, Integer> ports) {
    /** The namespace of all that is ours. */
    static final String OURS = "turnout";

    /** All that these manifests make, those that the database operator makes from them included. */
    static Stream<Pod> of(Manifests manifests) {
        return manifests.resources().stream().flatMap(resource -> of(resource).stream());
    }

    private static Optional<Pod> of(Resource resource) {
        if (resource.is("Cluster")) {
            Map<String, String> labels = Map.of("cnpg.io/cluster", resource.name());
            return Optional.of(new Pod(OURS, resource.name(), labels, Map.of("postgresql", 5432, "status", 8000)));
        }
        return resource.pod().map(template -> {
            Map<String, Integer> ports = new HashMap<>();
            resource.containers()
                    .flatMap(container -> Resource.items(container.path("ports")))
                    .forEach(port -> ports.put(
                            port.path("name").asText(),
                            port.path("containerPort").asInt()));
            return new Pod(OURS, resource.name(), texts(template.at("/metadata/labels")), ports);
        });
    }

    /** Whether a selector of labels takes it; an empty one takes all. */
    boolean isSelectedBy(JsonNode selector) {
        return selects(selector, labels);
    }

    static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(texts(selector.path("matchLabels")).entrySet())
                && Resource.items(selector.path("matchExpressions")).allMatch(expression -> switch (expression
                        .path("operator")
                        .asText()) {
                    case "Exists" -> labels.containsKey(expression.path("key").asText());
                    default -> throw new IllegalArgumentException("An operator not used so far: " + expression);
                });
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }
}
