package io.turnout.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout restart}: parts of what runs. */
@Command(
        name = "restart",
        description = "Restarts parts of what runs, such as a service of which there is another build.",
        mixinStandardHelpOptions = true)
final class RestartCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The parts, such as monorail.")
    private List<String> names;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Override
    public Integer call() throws InterruptedException {
        for (String name : names) {
            RunningPart.named(name, data).restart();
            System.out.println(name + " is restarted.");
        }
        return 0;
    }
}
