package io.turnout.launcher.postgres;

import io.turnout.launcher.DataFolder;
import io.turnout.launcher.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, from the archive that came with the build. */
public final class Binaries {
    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts them into the folder unless they are there; half of them are never used.
     *
     * @param kept where {@link #keep} may have unpacked them, from where they are copied then: unpacking takes much of a start
     */
    public static Binaries in(Path parent, Path kept) {
        Path folder = parent.resolve(name());
        if (!Files.isDirectory(folder)) {
            try {
                put(folder, draft -> copyOrUnpack(unpacked(kept), draft));
            } catch (IOException e) {
                throw new Refusal("PostgreSQL could not be unpacked into " + parent + ": " + e.getMessage());
            }
        }
        return new Binaries(folder);
    }

    /** Unpacks them to be copied, and drops what there is of other builds. Not for several at the same time. */
    public static void keep(Path kept) throws IOException {
        Path unpacked = unpacked(kept);
        if (!Files.isDirectory(unpacked)) {
            DataFolder.deleteTree(kept);
            put(unpacked, Binaries::unpack);
        }
    }

    /** What puts files into an empty folder. */
    private interface Filling {
        void fill(Path folder) throws IOException;
    }

    private static void put(Path folder, Filling filling) throws IOException {
        Path draft = folder.resolveSibling("unpacking");
        DataFolder.deleteTree(draft);
        Files.createDirectories(draft);
        filling.fill(draft);
        Files.move(draft, folder);
    }

    /** What is kept may be changed by another build just now, or be somebody else's. */
    private static void copyOrUnpack(Path unpacked, Path draft) throws IOException {
        if (Files.isDirectory(unpacked)) {
            try {
                copy(unpacked, draft);
                return;
            } catch (IOException | UncheckedIOException e) {
                DataFolder.deleteTree(draft);
                Files.createDirectories(draft);
            }
        }
        unpack(draft);
    }

    /** With what files may be done with; folders and owners are those of who copies. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(each));
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, LinkOption.NOFOLLOW_LINKS);
                    if (!Files.isSymbolicLink(each)) {
                        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(each));
                    }
                }
            }
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String name() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String architecture = arm ? "arm_64" : "x86_64";
        boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-" + (mac ? "darwin" : "linux") + "-" + architecture + (alpine ? "-alpine_linux" : "");
    }

    private static URL archive() {
        URL archive = Binaries.class.getResource("/" + name() + ".txz");
        if (archive == null) {
            throw new Refusal("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " in this build.");
        }
        return archive;
    }

    /** Another folder with each version: its archive has a length of its own. */
    private static Path unpacked(Path kept) throws IOException {
        return kept.resolve(name() + "-" + archive().openConnection().getContentLengthLong());
    }

    private static void unpack(Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(archive().openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive names a file outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
