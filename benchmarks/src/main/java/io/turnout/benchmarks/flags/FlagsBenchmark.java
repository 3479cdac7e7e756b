package io.turnout.benchmarks.flags;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How fast flags are evaluated, and how soon a change of one is at two gateways. */
public final class FlagsBenchmark {
    private final Path project;
    private final int rounds;
    private final Duration window;
    private final int changes;
    private final int port;

    /** @param port the gateway's; others follow */
    public FlagsBenchmark(Path project, int rounds, Duration window, int changes, int port) {
        this.project = project;
        this.rounds = rounds;
        this.window = window;
        this.changes = changes;
        this.port = port;
    }

    public void run() throws Exception {
        new EvaluationSpeed(rounds, window).run();
        Path folder = Files.createDirectories(project.resolve("benchmarks/target/flags"));
        new Propagation(project, folder, changes, port).run();
    }
}
