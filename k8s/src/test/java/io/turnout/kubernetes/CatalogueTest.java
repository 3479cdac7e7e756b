package io.turnout.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each app says in its annotations whose it is, and where it is written what to do when it is down. */
class CatalogueTest {
    private static final String PREFIX = "turnout.io/";

    static List<Resource> deployments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("base"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !Set.of("turnout.yaml", "pods.yaml", "kustomization.yaml")
                            .contains(file.getFileName().toString()))
                    .sorted()
                    .flatMap(file -> Manifests.parse(read(file), Set.of()).all("Deployment"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void saysWhoseItIs(Resource deployment) {
        Map<String, String> annotations = Pod.texts(deployment.json().at("/metadata/annotations"));

        assertThat(Stream.of("owner", "tier", "runbook", "slo", "depends-on", "reviewed")
                        .map(PREFIX::concat))
                .allSatisfy(key -> assertThat(annotations.get(key)).as(key).isNotBlank());
        assertThat(annotations.get(PREFIX + "tier")).matches("[1-3]");
        assertThat(LocalDate.parse(annotations.get(PREFIX + "reviewed"))).isAfter(LocalDate.parse("2026-01-01"));
        assertThat(Path.of("..").resolve(annotations.get(PREFIX + "runbook"))).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void dependsOnWhatThereIs(Resource deployment) throws IOException {
        Set<String> databases = Set.of("monorail-db", "talks-db", "notes-db", "control-db");
        List<String> apps = deployments().stream().map(Resource::name).toList();

        assertThat(deployment
                        .json()
                        .at("/metadata/annotations")
                        .path(PREFIX + "depends-on")
                        .asText()
                        .split(","))
                .allMatch(name -> databases.contains(name) || apps.contains(name));
    }

    @Test
    void coversAllApps() throws IOException {
        assertThat(deployments()).hasSize(5);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
