package io.turnout.launcher;

import io.turnout.launcher.postgres.Binaries;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code turnout train}: the last step of a build. */
@Command(
        name = "train",
        hidden = true,
        description = "Makes the apps start in half the time on this machine, until their libraries change.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Project project = Project.here();
        Part.apps().forEach(project::jar);
        LocalApps apps = new LocalApps(project, System.getenv());
        try (FileChannel alone = apps.prepare()) {
            if (!apps.areTrained()) {
                Progress progress = new Progress(System.out);
                progress.say(
                        "Training the apps, which then start in half the time (again when their libraries change):");
                apps.forgetWritten();
                new Training(project, apps).run();
                apps.adopt();
                progress.step("trained");
            }
            Binaries.keep(apps.postgresql());
        }
        return 0;
    }
}
