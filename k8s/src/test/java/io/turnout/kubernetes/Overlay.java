package io.turnout.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What is applied to a cluster, rendered as {@code kubectl apply -k} does it. */
enum Overlay {
    LOCAL(Set.of()),
    /** What its kustomization says that it takes for granted. */
    PRODUCTION(Set.of(
            "Secret/turnout-tls",
            "ConfigMap/public-keys",
            "Secret/monorail-db-mover",
            "Secret/monorail-db-mover#password",
            "Secret/notes-db-mover",
            "Secret/notes-db-mover#password",
            "Secret/talks-db-mover",
            "Secret/talks-db-mover#password",
            "Secret/rehearsals",
            "Secret/rehearsals#credential"));

    /** What kubectl says of its Kustomize if that knows all that the overlays use; kubectl has it from 1.27 on. */
    private static final String KUSTOMIZE = "v([5-9]|\\d\\d+)\\..*";

    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final List<String> SECRETS = List.of(
            "jwks.json",
            "control-db-password",
            "control-db-superuser-password",
            "monorail-db-password",
            "monorail-db-superuser-password",
            "monorail-db-mover-password",
            "notes-db-password",
            "notes-db-superuser-password",
            "notes-db-mover-password",
            "talks-db-password",
            "talks-db-superuser-password",
            "talks-db-mover-password",
            "rehearsal-credential");

    /** Names, as in {@code Secret/turnout-tls}, of what must be in the cluster before. */
    private final Set<String> provided;

    Overlay(Set<String> provided) {
        this.provided = provided;
    }

    /** Renders it; skips the test where that cannot be done. */
    Manifests render(Path scratch) {
        assumeKubectl();
        try {
            copy(scratch);
            Path secrets = Files.createDirectories(scratch.resolve("overlays/local/secrets"));
            for (String secret : SECRETS) {
                // ./turnout images makes the real ones
                Files.writeString(secrets.resolve(secret), "for a test");
            }
            String overlay = scratch.resolve("overlays")
                    .resolve(name().toLowerCase(Locale.ROOT))
                    .toString();
            return Manifests.parse(run("kubectl", "kustomize", overlay), provided);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assumeKubectl() {
        try {
            String version = run("kubectl", "version", "--client", "--output=json");
            String kustomize = new ObjectMapper()
                    .readTree(version)
                    .path("kustomizeVersion")
                    .asText("none");
            Assumptions.assumeTrue(
                    kustomize.matches(KUSTOMIZE),
                    "SKIPPED: the kubectl on the PATH has Kustomize " + kustomize + "; it takes kubectl 1.27 or newer");
        } catch (IOException e) {
            Assumptions.abort("SKIPPED: there is no kubectl on the PATH to render the overlay with");
        }
    }

    private static void copy(Path to) throws IOException {
        for (String part : List.of("base", "overlays")) {
            try (Stream<Path> files = Files.walk(FOLDER.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(FOLDER.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    if (!file.getParent().endsWith("secrets")) {
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + errors);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return output;
    }
}
