package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One manifest. */
record Resource(JsonNode json) {
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    /** The template of the pods that it makes, if it makes any. */
    Optional<JsonNode> pod() {
        return WORKLOADS.contains(kind()) ? Optional.of(json.at("/spec/template")) : Optional.empty();
    }

    /** The containers of its pods, the initial ones too. */
    Stream<JsonNode> containers() {
        return pod().stream()
                .flatMap(
                        pod -> Stream.concat(items(pod.at("/spec/containers")), items(pod.at("/spec/initContainers"))));
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
