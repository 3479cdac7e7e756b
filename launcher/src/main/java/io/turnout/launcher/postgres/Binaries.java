package io.turnout.launcher.postgres;

import io.turnout.launcher.DataFolder;
import io.turnout.launcher.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive that came with the build. */
public final class Binaries {
    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the archive unless that has been done; a half-unpacked one is never used. */
    public static Binaries in(Path parent) {
        String archive = archive();
        Path folder = parent.resolve(archive.replace(".txz", ""));
        if (!Files.isDirectory(folder)) {
            try (InputStream packed = Binaries.class.getResourceAsStream("/" + archive)) {
                if (packed == null) {
                    throw new Refusal("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + " in this build.");
                }
                Path draft = parent.resolve("unpacking");
                DataFolder.deleteTree(draft);
                Files.createDirectories(draft);
                unpack(packed, draft);
                Files.move(draft, folder);
            } catch (IOException e) {
                throw new Refusal("PostgreSQL could not be unpacked into " + parent + ": " + e.getMessage());
            }
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String archive() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String architecture = arm ? "arm_64" : "x86_64";
        boolean alpine = Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-" + (mac ? "darwin" : "linux") + "-" + architecture + (alpine ? "-alpine_linux" : "") + ".txz";
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
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
