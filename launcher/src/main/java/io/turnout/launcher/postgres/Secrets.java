package io.turnout.launcher.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Generated passwords, each in a file that only its owner can read. */
public final class Secrets {
    /** What the gateway shows to services that rehearse writes. */
    public static final String REHEARSALS = "rehearsal-credential";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** The secret of this name; made at the first call, the same ever after, whoever else asks for it at the same time. */
    public String of(String name) {
        synchronized (Secrets.class) {
            return readOrMake(name);
        }
    }

    private String readOrMake(String name) {
        try {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Path draft = folder.resolve(name + ".draft");
                Files.deleteIfExists(draft);
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, generated());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + name + " cannot be read or made", e);
        }
    }

    /** Where the secret of this name is, or will be. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    private static String generated() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
