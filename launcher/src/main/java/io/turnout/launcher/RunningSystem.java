package io.turnout.launcher;

import io.turnout.launcher.postgres.Binaries;
import io.turnout.launcher.postgres.Cluster;
import io.turnout.launcher.postgres.ClusterSetup;
import io.turnout.launcher.postgres.Identity;
import io.turnout.launcher.postgres.Secrets;
import io.turnout.launcher.process.KeptProcess;
import io.turnout.launcher.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All parts of one data folder: started together, as soon as what each needs is there, and stopped in order. */
final class RunningSystem {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final List<Part> started;
    private final Ports ports;
    private final Programs programs;
    private final LocalApps apps;
    private final Progress progress;
    private final Shutdown shutdown;
    private final Secrets secrets;
    private final Queue<KeptProcess> parts = new ConcurrentLinkedQueue<>();
    private final Map<Part, CompletableFuture<Cluster>> clusters = new EnumMap<>(Part.class);

    RunningSystem(
            DataFolder folder,
            List<Part> started,
            Ports ports,
            Programs programs,
            LocalApps apps,
            Progress progress,
            Shutdown shutdown) {
        this.folder = folder;
        this.started = started;
        this.ports = ports;
        this.programs = programs;
        this.apps = apps;
        this.progress = progress;
        this.shutdown = shutdown;
        this.secrets = new Secrets(folder.secrets());
        Part.databases().forEach(part -> clusters.put(part, new CompletableFuture<>()));
    }

    /** Starts all that is to be started and waits until it is ready; at the first failure says what failed. */
    void start() throws InterruptedException {
        Identity identity = identity();
        Binaries binaries = Binaries.in(folder.binaries(), apps.postgresql());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<Part> starts = new ExecutorCompletionService<>(threads);
            for (Part part : started) {
                starts.submit(() -> {
                    if (part.isDatabase()) {
                        startDatabase(part, binaries, identity);
                    } else {
                        startApp(part);
                    }
                    return part;
                });
            }
            for (int i = 0; i < started.size(); i++) {
                try {
                    starts.take().get();
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw e.getCause() instanceof Refusal refusal
                            ? refusal
                            : new Refusal(Refusal.sentence(e.getCause()));
                }
            }
        }
        for (KeptProcess part : parts) {
            // One that has said it is ready and then ended would only be started again and again.
            new Start(part).await(() -> true);
            part.keep();
        }
    }

    /** Ends or restarts each part of which somebody asks for it, for as long as the rest runs. */
    void doWhatIsAskedFor() throws InterruptedException {
        while (true) {
            for (KeptProcess part : parts) {
                String name = part.program().name();
                Wish stop = Wish.toStop(folder, name);
                Wish restart = Wish.toRestart(folder, name);
                if (stop.isThere()) {
                    parts.remove(part);
                    part.askToEnd();
                    part.awaitEnd(Instant.now().plus(TO_STOP), TO_STOP);
                    stop.remove();
                    progress.say(name + " is stopped, as it was asked for; the next ./turnout up starts it again.");
                } else if (restart.isThere()) {
                    progress.say(name + " is restarted, as it was asked for.");
                    takeOverBuild(name);
                    part.restart(TO_STOP);
                    restart.remove();
                }
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private void takeOverBuild(String name) throws InterruptedException {
        try {
            if (!Part.named(name).isDatabase()) {
                apps.refresh(Part.named(name));
                tellLastChange(Part.named(name));
            }
        } catch (IOException | Refusal e) {
            progress.say(
                    name + " is restarted as it was, for another build cannot be taken over: " + Refusal.sentence(e));
        }
    }

    private Identity identity() {
        try {
            Files.createDirectories(folder.cluster(""));
        } catch (IOException e) {
            throw new Refusal("The data folder " + folder.path() + " cannot be written to: " + e.getMessage());
        }
        return Identity.forData(folder.cluster(""));
    }

    private void startDatabase(Part part, Binaries binaries, Identity identity)
            throws IOException, SQLException, InterruptedException {
        try {
            String owner = part.owner().orElseThrow();
            Path files = folder.cluster(owner);
            Cluster cluster = new Cluster(owner, files, ports.of(part), binaries, identity, secrets);
            ClusterSetup setup = new ClusterSetup(cluster, binaries, identity, secrets);
            Optional<Program> creation = setup.creation(part.label(), folder.log(part.label()));
            if (creation.isPresent()) {
                new Start(launch(creation.get())).awaitSuccess();
                setup.created();
            }
            cluster.removeStaleLock();
            KeptProcess process = launch(cluster.program(part.label(), folder.log(part.label())));
            new Start(process).await(cluster::isReady);
            parts.add(process);
            setup.provision();
            if (Part.moved().contains(part)) {
                setup.admitMover();
            }
            progress.step(part.label() + " is ready (PostgreSQL 17 on port " + ports.of(part) + ")");
            clusters.get(part).complete(cluster);
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            clusters.get(part).completeExceptionally(e);
            throw e;
        }
    }

    private void startApp(Part app) throws IOException, InterruptedException, ExecutionException {
        Optional<Part> database = app.database();
        Optional<Cluster> cluster =
                database.isPresent() ? Optional.of(clusters.get(database.get()).get()) : Optional.empty();
        tellLastChange(app);
        Program program = programs.app(app, cluster);
        KeptProcess process = launch(program);
        new Start(process).await(() -> Probe.isReady(program.ready()));
        parts.add(process);
        progress.step(app.label() + " is ready (port " + ports.of(app) + ")");
    }

    /** In a file that each start reads: a restart may be of another build. */
    private void tellLastChange(Part app) throws IOException, InterruptedException {
        Path file = folder.lastChange(app);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                apps.lastChange(app)
                        .map("-Dturnout.about.changed=%s%n"::formatted)
                        .orElse(""));
    }

    private KeptProcess launch(Program program) throws IOException {
        KeptProcess process = new KeptProcess(program, folder.processes(), progress::say);
        shutdown.include(process);
        process.start();
        return process;
    }
}
