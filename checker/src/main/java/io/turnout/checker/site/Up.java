package io.turnout.checker.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./turnout up} as a process, with what it has started. */
public final class Up implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Path folder;
    private final Process launcher;

    /**
     * Starts it, and does not wait.
     *
     * @param home the project's folder, built
     * @param folder for data and log
     * @param ports of the parts, by the names that the launcher has for them
     * @param configuration a file of Quarkus configuration that the apps read as well
     */
    public Up(Path home, Path folder, Map<String, Integer> ports, Path plan, String configuration) throws IOException {
        this.folder = folder;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                home.resolve("launcher/target/launcher.jar").toString(),
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--plan",
                plan.toString()));
        ports.forEach((part, port) -> command.addAll(List.of("--port-of", part + "=" + port)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("up.log").toFile());
        builder.environment().put("TURNOUT_HOME", home.toString());
        builder.environment().put("QUARKUS_CONFIG_LOCATIONS", configuration);
        this.launcher = builder.start();
    }

    /** Whether everything is up; fails if that cannot be any more. */
    public boolean isDone() {
        if (!launcher.isAlive()) {
            throw new IllegalStateException("up ended: " + said());
        }
        return said().contains("Turnout is up");
    }

    /** The process of a part, if it runs just now. */
    public Optional<ProcessHandle> process(String part) {
        Path record = folder.resolve("data/run").resolve(part + ".process");
        try (Stream<String> lines = Files.lines(record)) {
            return lines.filter(line -> line.startsWith("pid="))
                    .findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring("pid=".length()))))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** What it has printed until now. */
    public String said() {
        try {
            return Files.readString(folder.resolve("up.log"));
        } catch (IOException e) {
            return "(nothing)";
        }
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
