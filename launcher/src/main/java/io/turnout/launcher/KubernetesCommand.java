package io.turnout.launcher;

import io.turnout.launcher.kubernetes.Base;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code turnout k8s}: the generated Kubernetes manifests. */
@Command(
        name = "k8s",
        description = "Generates k8s/base from the modules' configuration and turnout.yaml.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KubernetesCommand {
    @Command(description = "Writes what has changed.", mixinStandardHelpOptions = true)
    int generate() throws IOException {
        Project project = Project.here();
        List<Path> written = new Base(project.root()).generate();
        System.out.println(written.isEmpty() ? "k8s/base is up to date" : "Written: " + names(project, written));
        return 0;
    }

    @Command(description = "Fails if what is there is not what would be generated.", mixinStandardHelpOptions = true)
    int check() throws IOException {
        Project project = Project.here();
        List<Path> outdated = new Base(project.root()).outdated();
        if (!outdated.isEmpty()) {
            throw new Refusal("Not what the modules' configuration generates: " + names(project, outdated)
                    + "; ./turnout k8s generate writes it anew.");
        }
        return 0;
    }

    private static String names(Project project, List<Path> files) {
        return files.stream()
                .map(file -> project.root().relativize(file).toString())
                .collect(Collectors.joining(", "));
    }
}
