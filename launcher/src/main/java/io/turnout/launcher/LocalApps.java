package io.turnout.launcher;

import io.turnout.launcher.code.LastChange;
import io.turnout.launcher.layers.Digest;
import io.turnout.launcher.layers.Layers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the apps are run on this machine. Where they were trained, each has a flat class path and an ahead-of-time cache of
 * its libraries' classes and of how these are used, which a start takes half as much of the processors with
 * (docs/adr/0025); else they are run as Maven has built them.
 */
final class LocalApps {
    private final Project project;
    private final Path folder;
    private final List<String> more;

    LocalApps(Project project, Map<String, String> environment) {
        this.project = project;
        this.more = LocalJvm.more(environment);
        this.folder = project.root().resolve("target/apps");
    }

    /** What a JVM is to be given to run an app. */
    List<String> arguments(Part app) {
        Path file = arguments(app, "run");
        List<String> own = Files.exists(file) ? List.of("@" + file) : asBuilt(app);
        return Stream.concat(more.stream(), own.stream()).toList();
    }

    /** The same, of a run at whose end the app's cache is written. */
    List<String> trainingArguments(Part app) {
        return List.of("@" + arguments(app, "train"));
    }

    /** When the app's code changed last, if that is known of what is built. */
    Optional<String> lastChange(Part app) throws InterruptedException {
        return LastChange.of(project.root(), app.label(), project.jar(app));
    }

    private List<String> asBuilt(Part app) {
        List<String> arguments = new ArrayList<>(LocalJvm.OPTIONS);
        arguments.addAll(List.of("-jar", project.jar(app).toString()));
        return arguments;
    }

    /** Where PostgreSQL is unpacked for whoever makes a data folder. */
    Path postgresql() {
        return folder.resolve("postgresql");
    }

    boolean areTrained() throws IOException {
        for (Part app : Part.apps()) {
            if (!Files.exists(arguments(app, "run")) || !Files.exists(cache(app))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes over what was built since; an app that was never laid out stays as it is. Where there is nothing to take over, nothing is
     * written: who runs it need not be who has built it.
     */
    void refresh(Part app) throws IOException {
        if (Files.exists(arguments(app, "run")) && !isLaidOut(app, stamp(app))) {
            try (FileChannel lock = lock()) {
                layOut(app);
            }
        }
    }

    /**
     * Lays all apps out; each keeps its cache as long as its libraries are the same.
     *
     * @return to be closed once they may be changed by others
     */
    FileChannel prepare() throws IOException {
        FileChannel lock = lock();
        for (Part app : Part.apps()) {
            layOut(app);
        }
        return lock;
    }

    /** What a training that was broken off has written is not to be taken for the next one's. */
    void forgetWritten() throws IOException {
        for (Part app : Part.apps()) {
            Files.deleteIfExists(written(app));
        }
    }

    /** Takes over the caches that a training has written, and drops those that nothing fits any more. */
    void adopt() throws IOException {
        for (Part app : Part.apps()) {
            if (!Files.exists(written(app))) {
                throw new Refusal(app.label() + " has written no cache at the end of its training.");
            }
            Path cache = cache(app);
            try (Stream<Path> all = Files.list(cache.getParent())) {
                for (Path old : all.toList()) {
                    Files.delete(old);
                }
            }
            Files.move(written(app), cache, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whoever holds it is the only one to change what is laid out; all others wait. */
    private FileChannel lock() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    private void layOut(Part app) throws IOException {
        String stamp = stamp(app);
        if (isLaidOut(app, stamp)) {
            return;
        }
        Files.deleteIfExists(noted(app));
        Layers layers = Layers.of(built(app), folder(app), LocalJvm.trained());
        String libraries = new Digest()
                .add(jvm())
                .add(Layers.TIMES)
                .add(Files.readString(layers.ownFolder().resolve("jvm.args")))
                .add(layers.libraryFolder())
                .value();
        // as the Dockerfile does
        for (String part : List.of("app", "quarkus", "jvm.args")) {
            Files.move(layers.ownFolder().resolve(part), folder(app).resolve(part));
        }
        Files.createDirectories(folder.resolve("caches").resolve(app.label()));
        Files.writeString(arguments(app, "libraries"), libraries);
        writeArguments(app, layers);
        Files.writeString(noted(app), stamp);
    }

    private boolean isLaidOut(Part app, String stamp) throws IOException {
        return Files.exists(noted(app)) && Files.readString(noted(app)).equals(stamp);
    }

    /** Another one with each build, and with another JVM. */
    private String stamp(Part app) throws IOException {
        return new Digest()
                .add(jvm())
                .add(Layers.TIMES)
                .add(Digest.sizesAndTimes(built(app)))
                .value();
    }

    private static String jvm() throws IOException {
        return LocalJvm.trained() + Digest.sizesAndTimes(Path.of(System.getProperty("java.home"), "lib/modules"));
    }

    private void writeArguments(Part app, Layers layers) throws IOException {
        List<String> jvm = Files.readAllLines(folder(app).resolve("jvm.args"));
        String libraries = inside(app, layers.libraries());
        String own = inside(app, layers.own());
        Path agent = folder(app).resolve("agent.jar");
        Layers.writeTrainingAgent(agent);
        List<String> run = new ArrayList<>(jvm);
        run.addAll(List.of("-XX:AOTCache=" + cache(app), "-cp", libraries + ":" + own, layers.mainClass()));
        List<String> training = new ArrayList<>(jvm);
        training.addAll(List.of(
                "-javaagent:" + agent + "=" + own,
                "-XX:AOTCacheOutput=" + written(app),
                "-cp",
                libraries,
                layers.mainClass()));
        Files.write(arguments(app, "train"), quoted(training));
        Files.write(arguments(app, "run"), quoted(run));
    }

    /** As a file of arguments has them: blanks do not part them, a backslash is one. */
    private static List<String> quoted(List<String> arguments) {
        return arguments.stream()
                .map(each -> '"' + each.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .toList();
    }

    private String inside(Part app, String classPath) {
        return Stream.of(classPath.split(":"))
                .map(each -> folder(app).resolve(each).toString())
                .collect(Collectors.joining(":"));
    }

    private Path built(Part app) {
        return project.jar(app).getParent();
    }

    private Path noted(Part app) {
        return folder.resolve(app.label() + ".built");
    }

    private Path folder(Part app) {
        return folder.resolve(app.label());
    }

    private Path arguments(Part app, String of) {
        return folder.resolve("%s.%s".formatted(app.label(), of));
    }

    private Path written(Part app) {
        return folder.resolve(app.label() + ".aot");
    }

    private Path cache(Part app) throws IOException {
        return folder.resolve("caches")
                .resolve(app.label())
                .resolve(Files.readString(arguments(app, "libraries")) + ".aot");
    }
}
