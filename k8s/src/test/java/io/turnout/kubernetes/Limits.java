package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Every container says what it needs and what it gets at most. */
final class Limits {
    private static final List<String> AMOUNTS =
            List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory");

    private Limits() {}

    static Stream<String> violations(Manifests manifests) {
        return manifests.resources().stream()
                .flatMap(resource -> holders(resource)
                        .flatMap(holder -> AMOUNTS.stream()
                                .filter(amount ->
                                        holder.path("resources").at(amount).isMissingNode())
                                .map(amount -> resource + " has no resources" + amount.replace('/', '.'))));
    }

    private static Stream<JsonNode> holders(Resource resource) {
        return resource.is("Cluster") ? Stream.of(resource.json().path("spec")) : resource.containers();
    }
}
