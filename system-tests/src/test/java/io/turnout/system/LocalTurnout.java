package io.turnout.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A Turnout of its own: {@code up} with ports, data and a copy of the plan that nobody else uses. The gateway is at the
 * base port, the others follow.
 */
final class LocalTurnout implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Path folder;
    private final int basePort;
    private final Process launcher;

    private LocalTurnout(Path folder, int basePort, Process launcher) {
        this.folder = folder;
        this.basePort = basePort;
        this.launcher = launcher;
    }

    /** Starts in a new folder, with a plan, and waits until everything is up. */
    static LocalTurnout start(int basePort, String plan) {
        return start(basePort, plan, null);
    }

    /** @param build of notes-service that it begins with; null for what was built */
    static LocalTurnout start(int basePort, String plan, NotesBuild build) {
        try {
            Path folder = Files.createTempDirectory("turnout-test");
            if (build != null) {
                build.putInto(folder);
            }
            Files.writeString(folder.resolve("turnout.yaml"), plan);
            return startIn(folder, basePort).awaitUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts on a folder that an earlier one has left, without waiting. */
    static LocalTurnout startIn(Path folder, int basePort, String... options) throws IOException {
        List<String> command = command("up");
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--plan", folder.resolve("turnout.yaml").toString()));
        command.addAll(List.of("--port", String.valueOf(basePort)));
        List<String> parts = List.of(
                "monorail",
                "talks-service",
                "notes-service",
                "gateway-management",
                "monorail-db",
                "talks-db",
                "notes-db",
                "control-plane",
                "control-db");
        for (int i = 0; i < parts.size(); i++) {
            command.addAll(List.of("--port-of", parts.get(i) + "=" + (basePort + 1 + i)));
        }
        command.addAll(List.of(options));
        ProcessBuilder builder = process(command);
        if (Files.readString(folder.resolve("turnout.yaml")).contains("datasets:")) {
            // services that are to take over are warm by then
            builder.environment().remove("TURNOUT_WARM_UP_ROUNDS");
        } else {
            // the monolith's talks are others, and so is what its feed tells
            builder.environment().put("TURNOUT_TALKS_MONORAIL_URL", "");
            // rehearsed writes take ids, and both sides are to give the same ones
            builder.environment().put("TURNOUT_WARM_UP_ROUNDS", "0");
        }
        if (NotesBuild.isChosenIn(folder)) {
            builder.environment().put("QUARKUS_CONFIG_LOCATIONS", NotesBuild.locations(folder));
        }
        // tests that look at whole answers meet cold services on busy machines
        builder.environment().put("TURNOUT_COMPOSE_SIDE_DISH", "4s");
        Process process =
                builder.redirectOutput(folder.resolve("up.log").toFile()).start();
        return new LocalTurnout(folder, basePort, process);
    }

    /** Where notes-service is of one with that base port. */
    static int portOfNotes(int basePort) {
        return basePort + 3;
    }

    /** What a command says that ends by itself. */
    static String run(String... arguments) {
        try {
            Process process = process(command(arguments)).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the collector and the compiler that {@code ./turnout} chooses. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Project.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Project.ROOT.resolve("launcher/target/launcher.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TURNOUT_HOME", Project.ROOT.toString());
        return builder;
    }

    LocalTurnout awaitUp() {
        Awaitility.await("up")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new IllegalStateException("up ended: " + output());
                    }
                    return output().contains(gateway().toString());
                });
        return this;
    }

    URI gateway() {
        return URI.create("http://localhost:" + basePort);
    }

    URI monorail() {
        return URI.create("http://localhost:" + (basePort + 1));
    }

    URI talks() {
        return URI.create("http://localhost:" + (basePort + 2));
    }

    URI notes() {
        return URI.create("http://localhost:" + (basePort + 3));
    }

    URI management() {
        return URI.create("http://localhost:" + (basePort + 4));
    }

    /** Nobody comes to it but by the gateway, where it matters. */
    URI controlPlane() {
        return URI.create("http://localhost:" + (basePort + 8));
    }

    Path folder() {
        return folder;
    }

    Path plan() {
        return folder.resolve("turnout.yaml");
    }

    /** Where the keys are that sign tokens. */
    Path keys() {
        return folder.resolve("data/identity");
    }

    Process launcher() {
        return launcher;
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(folder.resolve("up.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of an app, as the launcher has noted it down. */
    ProcessHandle app(String module) {
        try (Stream<String> record = Files.lines(folder.resolve("data/run/" + module + ".process"))) {
            return record.filter(line -> line.startsWith("pid="))
                    .map(line -> Long.valueOf(line.substring("pid=".length())))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .filter(ProcessHandle::isAlive)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(module + " does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal such as {@code STOP}, {@code CONT} or {@code KILL}. */
    static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
