package io.turnout.launcher;

import io.turnout.launcher.images.Docker;
import io.turnout.launcher.images.Images;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code turnout images}: everything that {@code docker compose up} and the local Kubernetes overlay need. */
@Command(
        name = "images",
        description = "Builds the container images, and makes the secrets of containers where there are none.",
        mixinStandardHelpOptions = true)
final class ImagesCommand implements Callable<Integer> {
    @Option(
            names = "--no-measure",
            description = "Do not start each image with and without its ahead-of-time cache to compare.")
    private boolean noMeasure;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Project project = Project.here();
        Part.apps().forEach(project::jar);
        Docker docker = new Docker();
        docker.check();
        Progress progress = new Progress(System.out);
        ContainerSecrets.in(project.compose(), project.kubernetesSecrets()).make();
        new Images(docker, project.root(), Turnout.version(), progress::step).build(!noMeasure);
        progress.say("Now: docker compose up --wait");
        return 0;
    }
}
