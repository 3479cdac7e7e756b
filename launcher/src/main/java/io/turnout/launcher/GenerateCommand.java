package io.turnout.launcher;

import io.turnout.launcher.generated.Generator;
import io.turnout.launcher.postgres.Secrets;
import io.turnout.launcher.process.ProcessRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code turnout generate}: fills a running system for tests. */
@Command(
        name = "generate",
        description =
                "Fills a running system's monolith with made-up talks and notes; moving datasets fills the services.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = "--talks",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many talks (default: ${DEFAULT-VALUE}).")
    private int talks;

    @Option(
            names = "--notes",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many notes on them (default: ${DEFAULT-VALUE}).")
    private int notes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed makes the same talks and notes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Override
    public Integer call() throws SQLException {
        if (talks < 1 || notes < 0) {
            throw new Refusal("There must be at least one talk, and not less than no notes.");
        }
        DataFolder folder = DataFolder.at(data == null ? Project.here().data() : data);
        Progress progress = new Progress(System.out);
        try (Connection monorail = connect(folder, Part.MONORAIL_DB)) {
            new Generator(monorail, progress::step).generate(talks, notes, seed);
        }
        progress.step("done");
        return 0;
    }

    private static Connection connect(DataFolder folder, Part database) throws SQLException {
        int port = ProcessRecord.readAll(folder.processes()).stream()
                .filter(each ->
                        each.name().equals(database.label()) && each.running().isPresent())
                .mapToInt(ProcessRecord::port)
                .findFirst()
                .orElseThrow(() -> new Refusal(database.label() + " does not run in " + folder.path()
                        + "; start everything with ./turnout up."));
        String owner = database.owner().orElseThrow();
        String password = new Secrets(folder.secrets()).of(owner);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + owner, owner, password);
    }
}
