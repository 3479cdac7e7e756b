package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is applied together.
 *
 * @param provided names, as in {@code Secret/turnout-tls}, of what is in the cluster already
 */
record Manifests(List<Resource> resources, Set<String> provided) {
    private static final YAMLMapper YAML = new YAMLMapper();

    static Manifests parse(String yaml, Set<String> provided) {
        List<Resource> resources = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            documents.forEachRemaining(document -> resources.add(new Resource(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(List.copyOf(resources), provided);
    }

    Stream<Resource> all(String kind) {
        return resources.stream().filter(resource -> resource.is(kind));
    }

    /** Those that make pods. */
    Stream<Resource> workloads() {
        return resources.stream().filter(resource -> resource.pod().isPresent());
    }

    boolean has(String kind, String name) {
        return all(kind).anyMatch(resource -> resource.name().equals(name));
    }
}
