package io.turnout.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the project's files are. */
record Project(Path root) {
    /** The folder that {@code ./turnout} names, else the current one. */
    static Project here() {
        return new Project(
                Path.of(Optional.ofNullable(System.getenv("TURNOUT_HOME")).orElse("."))
                        .toAbsolutePath()
                        .normalize());
    }

    Path data() {
        return root.resolve(".turnout");
    }

    /** What {@code docker-compose.yml} mounts and git does not keep. */
    Path compose() {
        return root.resolve(".compose");
    }

    /** What the local Kubernetes overlay makes its secrets from, and git does not keep. */
    Path kubernetesSecrets() {
        return root.resolve("k8s/overlays/local/secrets");
    }

    Path plan() {
        return root.resolve("turnout.yaml");
    }

    Path conference() {
        return root.resolve("conference/qcon-london-2019.yaml");
    }

    /** The app's runnable jar; refuses if it was not built. */
    Path jar(Part app) {
        Path jar = root.resolve(app.label()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new Refusal(app.label() + " is not built (" + jar + " is missing); ./turnout up builds it.");
        }
        return jar;
    }
}
