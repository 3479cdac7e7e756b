package io.turnout.launcher.layers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What content is the same: a hash over names and bytes. */
public final class Digest {
    private final MessageDigest sha256;

    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
        return this;
    }

    /** Adds all files in a folder. */
    public Digest add(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            add(folder.relativize(file) + ":" + Files.size(file));
            try (InputStream content = Files.newInputStream(file)) {
                content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
            }
        }
        return this;
    }

    /** What is quickly known of files: the name, size and time of every one in a folder, or of the one that it is. */
    public static String sizesAndTimes(Path folder) throws IOException {
        StringBuilder files = new StringBuilder();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.append("%s %d %s%n".formatted(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        return files.toString();
    }

    /** Twelve hexadecimal digits. */
    public String value() {
        return HexFormat.of().formatHex(sha256.digest(), 0, 6);
    }
}
