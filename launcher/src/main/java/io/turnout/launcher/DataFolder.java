package io.turnout.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The one folder in which everything that runs keeps its data, logs, secrets and process records. */
public final class DataFolder {
    private static final String MARKER = "turnout-data";
    private static final String FORMAT = "1";
    /** What {@link #clear} leaves: the marker, the lock we hold, and the binaries, which are the same for any data. */
    private static final Set<String> KEPT = Set.of(MARKER, "lock", "postgresql");

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Opens the folder and makes it if it isn't there; refuses one that holds something else. */
    static DataFolder open(Path given) {
        Path path = given.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(path) && !Files.exists(path.resolve(MARKER)) && !isEmpty(path)) {
                throw new Refusal(path + " holds something other than Turnout's data and is left alone;"
                        + " choose another folder with --data.");
            }
            Files.createDirectories(path);
            Path marker = path.resolve(MARKER);
            if (!Files.exists(marker)) {
                Files.writeString(marker, FORMAT + "\n");
            } else if (!Files.readString(marker).strip().equals(FORMAT)) {
                throw new Refusal(path + " was made by another version of Turnout; choose another folder with --data.");
            }
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return new DataFolder(path);
        } catch (IOException e) {
            throw new Refusal("The data folder " + path + " cannot be written to"
                    + (e instanceof AccessDeniedException ? "" : " (" + e.getMessage() + ")")
                    + "; choose another with --data.");
        }
    }

    /** The folder as it is, for commands that only look; it need not be there. */
    static DataFolder at(Path given) {
        return new DataFolder(given.toAbsolutePath().normalize());
    }

    public Path path() {
        return path;
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** The log of a part. */
    public Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    /** What the gateway has heard last of who reads from candidates. */
    Path canaries() {
        return path.resolve("gateway").resolve("canaries.json");
    }

    /** What an app has heard last of flags. */
    Path flags(Part app) {
        return path.resolve(app.label()).resolve("flags.json");
    }

    /** What an app's JVM is told of when its code changed last. */
    Path lastChange(Part app) {
        return path.resolve(app.label()).resolve("last-change.args");
    }

    /** Where records of running processes are. */
    public Path processes() {
        return path.resolve("run");
    }

    Path cluster(String owner) {
        return path.resolve("clusters").resolve(owner);
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    /** The keys that sign tokens. */
    public Path identity() {
        return path.resolve("identity");
    }

    Path binaries() {
        return path.resolve("postgresql");
    }

    /** Where it is noted what was loaded already. */
    public Path loaded() {
        return path.resolve("loaded");
    }

    /** Deletes all data, and only in a folder that carries our marker. */
    void clear() {
        if (!Files.exists(path.resolve(MARKER))) {
            throw new Refusal(path + " is not a data folder of Turnout and is left alone.");
        }
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : children.toList()) {
                if (!KEPT.contains(child.getFileName().toString())) {
                    deleteTree(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data in " + path + " could not be deleted", e);
        }
    }

    /** Deletes a folder with what is in it; never follows a symbolic link. */
    public static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
