package io.turnout.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** What one part of the site has to show to another, known to both from a file. It is in no log and no exception. */
public final class Credential {
    private final String value;

    private Credential(String value) {
        this.value = value;
    }

    /**
     * The file's one line.
     *
     * @param file empty or blank if there is to be none
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalStateException if there is nothing in it
     */
    public static Optional<Credential> inFile(Optional<String> file) {
        return file.filter(name -> !name.isBlank()).map(Credential::read);
    }

    private static Credential read(String file) {
        try {
            String line = Files.readString(Path.of(file)).strip();
            if (line.isEmpty()) {
                throw new IllegalStateException("The credential's file " + file + " is empty");
            }
            return new Credential(line);
        } catch (IOException e) {
            throw new UncheckedIOException("The credential's file " + file + " cannot be read", e);
        }
    }

    public String value() {
        return value;
    }

    /** Whether somebody has it, which takes as long for what is nearly right as for what is all wrong. */
    public boolean is(String presented) {
        return MessageDigest.isEqual(bytes(value), bytes(presented));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
