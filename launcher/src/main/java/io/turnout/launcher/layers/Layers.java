package io.turnout.launcher.layers;

import io.turnout.launcher.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * An app laid out as an image's layers, from what changes seldom to what changes with each line of code: {@code lib} with
 * the libraries, {@code cache} with the ahead-of-time cache of their classes, {@code modules} with those of our own that apps share,
 * {@code own} with the app itself.
 *
 * <p>The class path begins with the libraries. A cache that holds only their classes stays valid whatever follows, so a
 * changed app needs neither another training nor another cache. Files get a time that goes by their content, because the JVM checks that the
 * jars are those of the training by time and size, and because a layer is the same only if its times are.
 */
public final class Layers {
    /** Of files; a cache that was trained with others fits no more. */
    public static final String TIMES = "by content";

    private static final FileTime TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));
    private static final long TEN_YEARS = 10L * 365 * 24 * 3600;
    private static final String OURS = "io/turnout/";
    private static final List<String> FOR_LIBRARIES =
            List.of("_Bean.class", "_ClientProxy.class", "_Subclass.class", "$$CMImpl.class");
    private static final String WORDS_OF_TEMPLATES = "io/quarkus/qute/runtime/extensions/";
    private static final String NOR_THESE = "_Namespace_Extension_";
    /** Of a library, too, and another one with each build. */
    private static final String NEVER_THE_SAME = "_Synthetic_Bean.class";

    private final Path folder;
    private final List<String> libraries = new ArrayList<>();
    private final List<String> own = new ArrayList<>();
    private String mainClass;

    private Layers(Path folder) {
        this.folder = folder;
    }

    /**
     * Lays out what Maven has built.
     *
     * @param built a {@code quarkus-app} folder
     * @param folder where the layers go; what is there is replaced
     * @param jvmArguments what every JVM of the app is started with, be it for a training
     */
    public static Layers of(Path built, Path folder, List<String> jvmArguments) throws IOException {
        DataFolder.deleteTree(folder);
        for (String layer : List.of("lib/main", "lib/boot", "cache", "modules", "own/app", "own/quarkus")) {
            Files.createDirectories(folder.resolve(layer));
        }
        Layers layers = new Layers(folder);
        layers.copy(built);
        layers.writeArguments(built.resolve("quarkus-run.jar"), jvmArguments);
        layers.setTimes();
        return layers;
    }

    /** Writes the agent that a training is started with; what it takes is {@link #own}. */
    public static void writeTrainingAgent(Path to) throws IOException {
        Jars.agent(TrainingAgent.class, to);
    }

    public Path folder() {
        return folder;
    }

    public Path libraryFolder() {
        return folder.resolve("lib");
    }

    public Path modulesFolder() {
        return folder.resolve("modules");
    }

    public Path ownFolder() {
        return folder.resolve("own");
    }

    /** Class path of the libraries alone, as seen from the image's working directory. */
    public String libraries() {
        return String.join(":", libraries);
    }

    /** What follows it. */
    public String own() {
        return String.join(":", own);
    }

    public String mainClass() {
        return mainClass;
    }

    /** Puts a cache into its layer. */
    public void add(Path cache) throws IOException {
        Files.copy(cache, folder.resolve("cache/lib.aot"), StandardCopyOption.REPLACE_EXISTING);
        setTimes();
    }

    private void copy(Path built) throws IOException {
        for (String jar : Jars.attribute(built.resolve("quarkus-run.jar"), "Class-Path")) {
            Path from = built.resolve(jar);
            String name = from.getFileName().toString();
            if (jar.endsWith("/transformed-bytecode.jar")) {
                // Classes of libraries that Quarkus has changed hide the original ones, so they come first.
                Jars.copy(from, folder.resolve("lib/changed.jar"), entry -> !entry.startsWith(OURS));
                libraries.addFirst("lib/changed.jar");
                Jars.copy(from, folder.resolve("own/app/changed.jar"), entry -> entry.startsWith(OURS));
                own.addFirst("app/changed.jar");
            } else if (jar.endsWith("/generated-bytecode.jar")) {
                Jars.copy(from, folder.resolve("lib/generated.jar"), Layers::isGeneratedForLibrary);
                libraries.add("lib/generated.jar");
                Jars.copy(from, folder.resolve("own/app").resolve(name), entry -> !isGeneratedForLibrary(entry));
                own.add("app/" + name);
            } else if (jar.startsWith("lib/") && !name.startsWith("io.turnout.")) {
                Files.copy(from, folder.resolve(jar));
                libraries.add(jar);
            } else if (jar.startsWith("lib/")) {
                Jars.copy(from, folder.resolve("modules").resolve(name), entry -> !isForBuilds(entry));
                own.add("modules/" + name);
            } else {
                Jars.copy(from, folder.resolve("own/app").resolve(name), entry -> !isForBuilds(entry));
                own.add("app/" + name);
            }
        }
        // Read by Quarkus itself, from where it looks for it.
        Path description = Path.of("quarkus/quarkus-application.dat");
        Files.copy(built.resolve(description), folder.resolve("own").resolve(description));
    }

    /** What no running app reads. */
    private static boolean isForBuilds(String entry) {
        return entry.equals("META-INF/jandex.idx") || entry.startsWith("META-INF/maven/");
    }

    /** Beans, configuration and templates' words of libraries, which are generated the same with each build. */
    private static boolean isGeneratedForLibrary(String entry) {
        boolean isBean = !entry.startsWith(OURS)
                && !entry.endsWith(NEVER_THE_SAME)
                && FOR_LIBRARIES.stream().anyMatch(entry::endsWith);
        return isBean || entry.startsWith(WORDS_OF_TEMPLATES) && !entry.contains(NOR_THESE);
    }

    private void writeArguments(Path runner, List<String> jvmArguments) throws IOException {
        List<String> arguments = new ArrayList<>(jvmArguments);
        for (String opened : Jars.attribute(runner, "Add-Opens")) {
            arguments.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        Files.write(folder.resolve("own/jvm.args"), arguments);
        mainClass = Jars.attribute(runner, "Main-Class").getFirst();
        Files.write(
                folder.resolve("own/app.args"),
                List.of("-XX:AOTCache=cache/lib.aot", "-cp", libraries() + ":" + own(), mainClass));
    }

    private void setTimes() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, Files.isRegularFile(each) ? timeOf(each) : TIME);
            }
        }
    }

    /** By its content: who builds images takes a file of the same time and size for the one that it knows. */
    private static FileTime timeOf(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return FileTime.from(TIME.toInstant().plusSeconds(crc.getValue() % TEN_YEARS));
    }
}
