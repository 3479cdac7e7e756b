package io.turnout.launcher;

import io.turnout.launcher.process.ProcessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout stop}: ends parts of what runs, such as a monolith that is not needed any more. */
@Command(
        name = "stop",
        description =
                "Stops parts of what runs, until the next up: of a monolith that nobody needs, monorail and monorail-db.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The parts, such as monorail.")
    private List<String> names;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = DataFolder.at(data == null ? Project.here().data() : data);
        List<String> parts =
                names.stream().map(name -> Part.named(name).label()).toList();
        for (String part : parts) {
            if (!runs(folder, part)) {
                throw new Refusal("%s does not run in %s.".formatted(part, folder.path()));
            }
            StopFile asked = StopFile.of(folder, part);
            asked.put();
            awaitEnd(folder, part, asked);
            System.out.println(part + " is stopped.");
        }
        return 0;
    }

    private static void awaitEnd(DataFolder folder, String part, StopFile asked) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (runs(folder, part) || asked.isThere()) {
            if (System.nanoTime() > end) {
                asked.remove();
                throw new Refusal("%s still runs; is ./turnout up still there?".formatted(part));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static boolean runs(DataFolder folder, String part) {
        return ProcessRecord.readAll(folder.processes()).stream()
                .anyMatch(each -> each.name().equals(part) && each.running().isPresent());
    }
}
