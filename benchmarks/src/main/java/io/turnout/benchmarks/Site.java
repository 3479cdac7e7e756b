package io.turnout.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A whole Turnout of the benchmark's own, started, filled and stopped by the launcher. */
public final class Site implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(30);
    /** So that the figure is what the databases can do; by default a verification spares them. */
    private static final String UNTHROTTLED = "TURNOUT_CONTROL_VERIFY_ROWS_PER_SECOND";

    private static final List<String> PARTS = List.of(
            "monorail",
            "talks-service",
            "notes-service",
            "gateway-management",
            "monorail-db",
            "talks-db",
            "notes-db",
            "control-plane",
            "control-db");

    private final Path project;
    private final Path folder;
    private final int port;
    private final Process launcher;

    private Site(Path project, Path folder, int port, Process launcher) {
        this.project = project;
        this.folder = folder;
        this.port = port;
        this.launcher = launcher;
    }

    /**
     * Starts everything, with nothing but the conference in it, and waits until it is up.
     *
     * @param project root of the checkout, built
     * @param port the gateway's; the other parts have those that follow
     */
    public static Site start(Path project, Path folder, int port) throws IOException, InterruptedException {
        return start(project, folder, port, project.resolve("turnout.yaml"));
    }

    /** The same with another plan. */
    public static Site start(Path project, Path folder, int port, Path plan) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--fresh", "--plan", plan.toString(), "--port", String.valueOf(port)));
        for (int i = 0; i < PARTS.size(); i++) {
            arguments.addAll(List.of("--port-of", PARTS.get(i) + "=" + (port + 1 + i)));
        }
        ProcessBuilder command = launcher(project, folder, arguments);
        command.environment().put(UNTHROTTLED, "1000000000");
        Site site = new Site(
                project,
                folder,
                port,
                command.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("up.log").toFile())
                        .start());
        try {
            site.awaitUp();
        } catch (IOException | InterruptedException e) {
            site.close();
            throw e;
        }
        return site;
    }

    private void awaitUp() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        for (String said = ""; !said.contains("Turnout is up"); said = Files.readString(folder.resolve("up.log"))) {
            if (!launcher.isAlive() || System.nanoTime() > end) {
                throw new IOException("Turnout did not come up: " + said);
            }
            Thread.sleep(100);
        }
    }

    public URI url(String part) {
        return URI.create("http://127.0.0.1:" + (part.equals("gateway") ? port : portOf(part)));
    }

    /** Runs a command of the launcher, such as {@code generate}, and gives what it prints. */
    public String run(String... arguments) throws IOException, InterruptedException {
        Path printed = folder.resolve(arguments[0] + ".log");
        Process process = launcher(project, folder, List.of(arguments))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        int code = process.waitFor();
        String output = Files.readString(printed, StandardCharsets.UTF_8).strip();
        if (code != 0) {
            throw new IOException(arguments[0] + " failed: " + output);
        }
        return output;
    }

    /** As the owner of a database, such as {@code notes}. */
    public Connection connect(String owner) throws IOException, SQLException {
        String password = Files.readString(data(folder).resolve("secrets").resolve(owner));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + portOf(owner + "-db") + "/" + owner, owner, password);
    }

    private int portOf(String part) {
        return port + 1 + PARTS.indexOf(part);
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private static ProcessBuilder launcher(Path project, Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                project.resolve("launcher/target/launcher.jar").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data(folder).toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TURNOUT_HOME", project.toString());
        return builder;
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
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
