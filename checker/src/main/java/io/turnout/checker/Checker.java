package io.turnout.checker;

import io.turnout.checker.history.HistoryFile;
import io.turnout.checker.nemesis.Fault;
import io.turnout.checker.site.Site;
import io.turnout.checker.verdict.Verdict;
import io.turnout.checker.verdict.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./turnout check}: rounds of load and faults on a system of its own, and a verdict. */
@Command(
        name = "check",
        description =
                "Writes and reads through two gateways and moves the data meanwhile, while parts are killed, paused and"
                        + " restarted and their connections cut, and says whether a promise was broken.",
        mixinStandardHelpOptions = true)
public final class Checker implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "What is written and what breaks follows from it; the timing does not (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "27000",
            description = "The gateway's port; the others follow (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--histories",
            paramLabel = "DIR",
            description = "Where the histories are kept (default: target/check of the project).")
    private Path histories;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "Write what each kind of fault came to into this file, in place of the table that it has.")
    private Path table;

    @Option(names = "--again", paramLabel = "FILE", description = "Only check a history that was kept.")
    private Path again;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Checker()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (again != null) {
            Verdict verdict = Verdict.on(HistoryFile.read(again));
            verdict.violations().forEach(Checker::tell);
            System.out.println("violations=" + verdict.violations().size());
            return verdict.isClean() ? 0 : 1;
        }
        Path home = Path.of(System.getProperty("turnout.home", "."))
                .toAbsolutePath()
                .normalize();
        Path kept = histories == null ? home.resolve("target/check") : histories;
        Files.createDirectories(kept);
        return run(home, kept);
    }

    private int run(Path home, Path kept) throws Exception {
        Tally tally = new Tally();
        Path folder = Files.createTempDirectory("turnout-check");
        try (Site site = Site.start(home, folder, port)) {
            for (int number = 1; number <= rounds; number++) {
                long start = System.nanoTime();
                Round.Outcome outcome = new Round(site, number, seed * 1_000_003 + number, Sabotage.asked()).run();
                Path file = kept.resolve("seed-" + seed + "-round-" + number + ".history");
                HistoryFile.write(outcome.history(), file);
                Verdict verdict = Verdict.on(outcome.history());
                tally.add(outcome, verdict.violations().size());
                tell(number, outcome, verdict, Duration.ofNanos(System.nanoTime() - start));
            }
        }
        if (table != null) {
            tally.write(table, "./turnout check --rounds " + rounds + " --seed " + seed);
        }
        return conclude(tally, folder);
    }

    /**
     * What a run comes to; of one that found nothing, nothing stays.
     *
     * @return the exit code
     */
    static int conclude(Tally tally, Path folder) throws IOException {
        if (tally.isClean()) {
            delete(folder);
        } else {
            System.out.println("Data and logs are kept in " + folder);
        }
        System.out.println(tally.lastLine());
        return tally.isClean() ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void tell(int number, Round.Outcome outcome, Verdict verdict, Duration time) {
        System.out.printf(
                "round %d: %s; %s; %d operations, %d writes acknowledged, %d rehearsed so far, %d violations (%d s)%n",
                number,
                outcome.faults().stream().map(Fault::told).toList(),
                Tally.operations(outcome.operations()),
                outcome.history().operations().size(),
                outcome.history().acknowledgedWrites(),
                outcome.rehearsed(),
                verdict.violations().size(),
                time.toSeconds());
        verdict.violations().forEach(Checker::tell);
    }

    private static void tell(Violation violation) {
        System.out.println("  " + violation.promise() + " " + violation.item() + ": " + violation.evidence());
    }
}
