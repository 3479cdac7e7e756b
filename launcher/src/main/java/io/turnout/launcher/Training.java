package io.turnout.launcher;

import io.turnout.launcher.conference.Conference;
import io.turnout.launcher.conference.Exercise;
import io.turnout.launcher.conference.Loader;
import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.process.KeptProcess;
import io.turnout.launcher.process.Watchdog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run of everything, on data of its own, at whose end each app writes the cache that it is started with from then on. */
final class Training {
    /** At its end a JVM makes the cache in a second process, which takes many seconds of both processors. */
    private static final Duration TO_WRITE = Duration.ofMinutes(5);

    private static final Duration HARD_END = Duration.ofMillis(400);
    /** Of what happens meanwhile only a failure is told. */
    private static final Progress SILENT = new Progress(new PrintStream(OutputStream.nullOutputStream()));

    private final Project project;
    private final LocalApps apps;

    Training(Project project, LocalApps apps) {
        this.project = project;
        this.apps = apps;
    }

    void run() throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("turnout-training");
        DataFolder folder = DataFolder.open(temporary);
        Files.createDirectories(folder.processes());
        Shutdown shutdown = new Shutdown(TO_WRITE);
        Thread atTheEnd = new Thread(() -> breakOff(shutdown, temporary));
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try (Watchdog watchdog = Watchdog.over(folder.processes())) {
            run(folder, shutdown);
        } finally {
            shutdown.run();
            DataFolder.deleteTree(temporary);
        }
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }

    private void run(DataFolder folder, Shutdown shutdown) throws IOException, InterruptedException {
        Keys keys = Keys.in(folder.identity());
        Ports ports = Ports.free();
        Programs programs =
                new Programs(apps::trainingArguments, folder, ports, plan(folder.path()), keys.publicKeys());
        new RunningSystem(folder, List.of(Part.values()), ports, programs, apps, SILENT, shutdown).start();
        exercise(programs, Loader.token(keys), folder);
    }

    /** Whoever interrupts it waits for no cache. */
    private static void breakOff(Shutdown shutdown, Path temporary) {
        shutdown.processes().forEach(KeptProcess::askToEnd);
        try {
            for (KeptProcess process : shutdown.processes()) {
                process.awaitEnd(Instant.now(), HARD_END);
            }
            DataFolder.deleteTree(temporary);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // left for the system's own cleaning of temporary files
        }
    }

    /** The gateway goes to the services here, so that with the monolith all parts have something to do. */
    private void exercise(Programs programs, String token, DataFolder folder) throws InterruptedException {
        Conference conference = Conference.read(project.conference());
        for (Part site : List.of(Part.GATEWAY, Part.MONORAIL)) {
            URI url = URI.create(programs.url(site));
            new Loader(site.label(), url, token, folder.loaded()).load(conference);
            new Exercise(url).run();
        }
        new Exercise(URI.create(programs.url(Part.CONTROL_PLANE))).run();
    }

    private static Path plan(Path folder) throws IOException {
        Path plan = folder.resolve("turnout.yaml");
        try (InputStream text = Training.class.getResourceAsStream("/training.yaml")) {
            Files.copy(text, plan);
        }
        return plan;
    }
}
