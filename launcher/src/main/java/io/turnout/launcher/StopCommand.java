package io.turnout.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout stop}: parts of what runs. */
@Command(
        name = "stop",
        description =
                "Stops parts of what runs, until the next up: of a monolith that nobody needs, monorail and monorail-db.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The parts, such as monorail.")
    private List<String> names;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Override
    public Integer call() throws InterruptedException {
        for (String name : names) {
            RunningPart.named(name, data).stop();
            System.out.println(name + " is stopped.");
        }
        return 0;
    }
}
