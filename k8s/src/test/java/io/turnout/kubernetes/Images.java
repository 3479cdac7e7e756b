package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** An image is named by a version or by its content, so that the same manifests always mean the same. */
final class Images {
    private static final String PINNED = "[^@]+(@sha256:[0-9a-f]{64}|:(?!latest$)\\w[\\w.-]*)";

    private Images() {}

    static Stream<String> violations(Manifests manifests) {
        return manifests.resources().stream()
                .flatMap(resource -> Stream.concat(
                                resource.containers().map(container -> container.path("image")),
                                Stream.of(resource.json().at("/spec/imageName")).filter(name -> resource.is("Cluster")))
                        .map(JsonNode::asText)
                        .filter(image -> !image.matches(PINNED))
                        .map(image -> resource + " takes whatever image is the latest: " + image));
    }
}
