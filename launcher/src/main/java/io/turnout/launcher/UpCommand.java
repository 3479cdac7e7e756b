package io.turnout.launcher;

import io.turnout.launcher.conference.Conference;
import io.turnout.launcher.conference.Loader;
import io.turnout.launcher.identity.ForeignIssuer;
import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.process.Leftovers;
import io.turnout.launcher.process.ProcessRecord;
import io.turnout.launcher.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code turnout up}: runs everything until it is told to stop. */
@Command(name = "up", description = "Runs everything on this machine.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Option(names = "--fresh", description = "Delete the data of earlier runs first.")
    private boolean fresh;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The gateway's port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--port-of",
            paramLabel = "NAME=PORT",
            description = "Another port for a part: gateway, gateway-management, monorail, talks-service,"
                    + " notes-service, control-plane, monorail-db, talks-db, notes-db, control-db.")
    private Map<String, Integer> portOf = new HashMap<>();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Migration plan (default: the project's turnout.yaml).")
    private Path plan;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Run these parts alone, with their databases: gateway,control-plane for apps of your own.")
    private List<String> only = List.of();

    @Option(names = "--no-content", description = "Do not load the conference.")
    private boolean noContent;

    private final Project project = Project.here();
    private final Shutdown shutdown = new Shutdown();
    private final Progress progress = new Progress(System.out);

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Part> parts = Part.withTheirDatabases(only);
        Ports ports = new Ports(portOf.getOrDefault(Part.GATEWAY.label(), port), portOf);
        Path planFile = (plan == null ? project.plan() : plan).toAbsolutePath().normalize();
        if (!Files.isReadable(planFile)) {
            throw new Refusal("The migration plan " + planFile + " cannot be read; name another with --plan.");
        }
        LocalApps apps = new LocalApps(project, System.getenv());
        for (Part part : parts) {
            if (!part.isDatabase()) {
                project.jar(part);
                apps.refresh(part);
            }
        }
        DataFolder folder = DataFolder.open(data == null ? project.data() : data);
        try (FolderLock lock = FolderLock.take(folder)) {
            return run(folder, ports, planFile, parts, apps);
        }
    }

    private int run(DataFolder folder, Ports ports, Path planFile, List<Part> parts, LocalApps apps)
            throws IOException, InterruptedException {
        endLeftovers(folder);
        if (fresh) {
            folder.clear();
        }
        ports.refuseTaken(parts);
        progress.say("Turnout " + Turnout.version() + " starts; its data is in " + folder.path());
        for (Part part : Part.values()) {
            Wish.toStop(folder, part.label()).remove();
            Wish.toRestart(folder, part.label()).remove();
        }
        ProcessRecord.ofLauncher(ports.of(Part.GATEWAY)).write(folder.processes());
        Watchdog watchdog = Watchdog.over(folder.processes());
        Signals signals = Signals.handled(shutdown, progress, () -> finish(folder, watchdog));
        Keys keys = Keys.in(folder.identity());
        Programs programs = new Programs(apps::arguments, folder, ports, planFile, keys.publicKeys());
        RunningSystem system = new RunningSystem(folder, parts, ports, programs, apps, progress, shutdown);
        try {
            system.start();
            if (!noContent && parts.size() == Part.values().length) {
                load(folder, programs, keys);
            }
            progress.say(Overview.of(ports, parts, progress.seconds()));
            system.doWhatIsAskedFor();
        } catch (RuntimeException | InterruptedException e) {
            signals.waitIfStopping();
            shutdown.run();
            throw e;
        }
        return 0;
    }

    private void endLeftovers(DataFolder folder) throws InterruptedException {
        String tag = Programs.tag(folder);
        String clusters = folder.cluster("").toString();
        int ended = new Leftovers(
                        folder.processes(),
                        argument -> argument.equals(tag)
                                || argument.startsWith(clusters + "/")
                                || argument.startsWith("--pgdata=" + clusters + "/"))
                .end();
        if (ended > 0) {
            progress.say("Ended " + ended + " processes that an earlier run had left.");
        }
    }

    /** Through the gateway, which sends it to where the rows live; the services are filled by moving datasets to them. */
    private void load(DataFolder folder, Programs programs, Keys keys) throws InterruptedException {
        boolean foreign = ForeignIssuer.isNamedBy(System.getenv());
        String token = foreign ? System.getenv().getOrDefault(ForeignIssuer.TOKEN, "") : Loader.token(keys);
        Loader loader = new Loader("the site", URI.create(programs.url(Part.GATEWAY)), token, folder.loaded());
        if (token.isBlank() && !loader.isDone()) {
            progress.say(
                    "The conference is not loaded: that takes a token of your issuer, of an editor who is an attendee"
                            + " too, in " + ForeignIssuer.TOKEN + ".");
        } else {
            loader.load(Conference.read(project.conference())).ifPresent(what -> progress.step(what));
        }
    }

    private static void finish(DataFolder folder, Watchdog watchdog) {
        try {
            ProcessRecord.delete(folder.processes(), "launcher");
            watchdog.close();
        } catch (IOException e) {
            // The watchdog finds nothing to end any more.
        }
    }
}
