package io.turnout.launcher;

import io.turnout.launcher.process.ProcessRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code turnout status}: what runs. */
@Command(
        name = "status",
        description = "Says what runs, where and since when; exit code 3 if nothing does.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int NOTHING_RUNS = 3;
    private static final String ROW = "%-15s %8s %6s  %-9s %s%n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.at(data == null ? Project.here().data() : data);
        List<ProcessRecord> running = ProcessRecord.readAll(folder.processes()).stream()
                .filter(each -> each.running().isPresent())
                .toList();
        if (running.isEmpty()) {
            System.out.println("Nothing runs in " + folder.path() + ".");
            return NOTHING_RUNS;
        }
        System.out.printf(ROW, "PART", "PID", "PORT", "STATE", "SINCE");
        running.forEach(StatusCommand::print);
        return 0;
    }

    private static void print(ProcessRecord each) {
        String since = TIME.format(each.startedAt().atZone(ZoneId.systemDefault()));
        System.out.printf(Locale.ROOT, ROW, each.name(), each.pid(), each.port(), state(each), since);
    }

    private static String state(ProcessRecord each) {
        if (each.ready().isEmpty()) {
            return "running";
        }
        return Probe.isReady(URI.create(each.ready())) ? "ready" : "not ready";
    }
}
