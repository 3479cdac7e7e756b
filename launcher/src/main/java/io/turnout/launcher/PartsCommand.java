package io.turnout.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks something of parts of what runs, one after the other. */
abstract class PartsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The parts, such as monorail.")
    private List<String> names;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    /** Until it is done; gives what has become of the part then. */
    abstract String ask(RunningPart part) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        for (String name : names) {
            String done = ask(RunningPart.named(name, data));
            System.out.println("%s is %s.".formatted(name, done));
        }
        return 0;
    }
}
