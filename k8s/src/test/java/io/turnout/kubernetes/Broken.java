package io.turnout.kubernetes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Manifests in which all is well, and those in which one thing is not. */
final class Broken {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Broken() {}

    static Manifests nothing() {
        try (InputStream sound = Broken.class.getResourceAsStream("/sound.yaml")) {
            return Manifests.parse(new String(sound.readAllBytes(), StandardCharsets.UTF_8), Set.of("Secret/tls"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sets one member of one resource.
     *
     * @param resource as in {@code Deployment/app}
     * @param value as YAML; empty to remove the member
     */
    static Manifests at(String resource, String pointer, String value) {
        Manifests manifests = nothing();
        JsonNode json = manifests.resources().stream()
                .filter(each -> each.toString().equals(resource))
                .findFirst()
                .orElseThrow()
                .json();
        JsonPointer where = JsonPointer.compile(pointer);
        JsonNode holder = json.at(where.head());
        if (holder.isMissingNode() || (value.isEmpty() && json.at(where).isMissingNode())) {
            throw new IllegalArgumentException(resource + " has no " + pointer);
        }
        switch (holder) {
            case ObjectNode object
            when value.isEmpty() -> object.remove(where.last().getMatchingProperty());
            case ObjectNode object -> object.set(where.last().getMatchingProperty(), yaml(value));
            case ArrayNode array -> array.set(where.last().getMatchingIndex(), yaml(value));
            default -> throw new IllegalArgumentException(pointer + " is within " + holder);
        }
        return manifests;
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
