package io.turnout.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running process as it is noted in the data folder, so that others can see it and a later launcher can end it.
 *
 * @param startedAt the process's start by the system's account; a process with this id but another start is another one
 * @param ready the URL that answers 200 once it serves; empty if there is none
 * @param ending the signal that asks it to end
 * @param launcher the process id of the launcher that keeps it
 */
public record ProcessRecord(
        String name, long pid, Instant startedAt, int port, String ready, String ending, long launcher) {
    private static final String SUFFIX = ".process";
    /** The system tells start times relative to boot, and the clock may have been set since. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessRecord of(Program program, ProcessHandle process) {
        String ready = program.ready() == null ? "" : program.ready().toString();
        return new ProcessRecord(
                program.name(),
                process.pid(),
                process.info().startInstant().orElseGet(Instant::now),
                program.port(),
                ready,
                program.ending().first(),
                ProcessHandle.current().pid());
    }

    /** The launcher's own record. */
    public static ProcessRecord ofLauncher(int port) {
        ProcessHandle self = ProcessHandle.current();
        Instant start = self.info().startInstant().orElseGet(Instant::now);
        return new ProcessRecord("launcher", self.pid(), start, port, "", "none", self.pid());
    }

    /** The process, if it is this one that still runs. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(Liveness::runs).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(true);
    }

    /** Writes the record whole or not at all. */
    public void write(Path folder) {
        String lines = String.join(
                "\n",
                "name=" + name,
                "pid=" + pid,
                "startedAt=" + startedAt,
                "port=" + port,
                "ready=" + ready,
                "ending=" + ending,
                "launcher=" + launcher,
                "");
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(name + ".draft");
            Files.writeString(draft, lines);
            Files.move(draft, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The record of " + name + " could not be written", e);
        }
    }

    public static void delete(Path folder, String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException("The record of " + name + " could not be deleted", e);
        }
    }

    /** All records in a folder; what cannot be read counts as not there. */
    public static List<ProcessRecord> readAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The records in " + folder + " could not be read", e);
        }
    }

    private static Optional<ProcessRecord> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            Function<String, String> key = line -> line.substring(0, line.indexOf('='));
            var values = lines.filter(line -> line.indexOf('=') > 0)
                    .collect(Collectors.toMap(key, line -> line.substring(line.indexOf('=') + 1)));
            return Optional.of(new ProcessRecord(
                    values.get("name"),
                    Long.parseLong(values.get("pid")),
                    Instant.parse(values.get("startedAt")),
                    Integer.parseInt(values.get("port")),
                    values.get("ready"),
                    values.get("ending"),
                    Long.parseLong(values.get("launcher"))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
