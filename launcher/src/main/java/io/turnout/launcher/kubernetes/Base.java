package io.turnout.launcher.kubernetes;

import io.turnout.launcher.Part;
import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of {@code k8s} that are generated: one for each app, from what its build made, and copies of the plan and a script. */
public final class Base {
    private static final String HEAD =
            "# Made by ./turnout k8s generate from the configuration of %s and platform; not to be edited.\n";

    private final Path root;

    /** @param root the project's folder, with the apps built */
    public Base(Path root) {
        this.root = root;
    }

    /** Writes the files that are not there as they should be; gives their paths. */
    public List<Path> generate() throws IOException {
        List<Path> outdated = outdated();
        for (Path file : outdated) {
            Files.writeString(file, generated().get(file));
        }
        return outdated;
    }

    /** The files that are not what the modules generate now. */
    public List<Path> outdated() throws IOException {
        List<Path> outdated = new ArrayList<>();
        for (Map.Entry<Path, String> file : generated().entrySet()) {
            if (!Files.exists(file.getKey()) || !Files.readString(file.getKey()).equals(file.getValue())) {
                outdated.add(file.getKey());
            }
        }
        return outdated;
    }

    private Map<Path, String> generated() throws IOException {
        Path folder = root.resolve("k8s/base");
        Map<Path, String> files = new TreeMap<>();
        for (Part app : Part.apps()) {
            Path built = root.resolve(app.label()).resolve("target/kubernetes/kubernetes.yml");
            if (!Files.exists(built)) {
                throw new Refusal(app.label() + " is not built (" + built + " is missing); ./turnout up builds it.");
            }
            files.put(
                    folder.resolve(app.label() + ".yaml"),
                    HEAD.formatted(app.label()) + NormalForm.of(Files.readString(built)));
        }
        // Kustomize reads nothing outside of its own folder, so what others use as well is there twice.
        files.put(
                root.resolve("k8s/overlays/local/postgres/roles.sh"),
                Files.readString(root.resolve("docker/roles.sh")));
        for (String read : List.of("turnout.yaml", "flags.json")) {
            files.put(folder.resolve(read), Files.readString(root.resolve(read)));
        }
        return files;
    }
}
