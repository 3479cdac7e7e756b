package io.turnout.launcher;

import io.turnout.launcher.conference.Exercise;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code turnout exercise}: uses sites the way people do, for the training of the images' ahead-of-time caches. */
@Command(name = "exercise", hidden = true, description = "Reads all over some sites.", mixinStandardHelpOptions = true)
final class ExerciseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", arity = "1..*", description = "The sites.")
    private List<URI> sites;

    @Override
    public Integer call() throws InterruptedException {
        for (URI site : sites) {
            new Exercise(site).run();
        }
        return 0;
    }
}
