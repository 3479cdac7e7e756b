package io.turnout.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/** Which code runs here: another text whenever a class or a library is another one, the same for the same code built twice. */
public final class Build {
    /** A request that has it is answered with which build answers. */
    public static final String HEADER = "Turnout-Build";

    private static final String IN_EACH_JAR = "META-INF/MANIFEST.MF";
    private static final int BYTES_SHOWN = 8;

    private Build() {}

    /** Of all jars that a class loader has; folders, of which there are some in tests alone, are left out. */
    public static String of(ClassLoader loader) {
        try {
            TreeSet<String> jars = new TreeSet<>();
            for (URL manifest : Collections.list(loader.getResources(IN_EACH_JAR))) {
                String url = manifest.toString();
                if (url.startsWith("jar:file:")) {
                    jars.add(url.substring("jar:".length(), url.lastIndexOf('!')));
                }
            }
            MessageDigest digest = digest();
            for (String jar : jars) {
                add(digest, new File(URI.create(jar)));
            }
            return shown(digest);
        } catch (IOException e) {
            throw new UncheckedIOException("what runs can be read", e);
        }
    }

    /**
     * Of code that answers with the help of others: another one whenever one of them is.
     *
     * @param others builds by whose they are
     */
    public static String of(String own, SortedMap<String, String> others) {
        MessageDigest digest = digest();
        add(digest, own);
        others.forEach((name, build) -> add(digest, name + ' ' + build));
        return shown(digest);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    private static String shown(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES_SHOWN);
    }

    /** By what is in it: when it was packed says nothing. */
    private static void add(MessageDigest digest, File jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar)) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("META-INF/maven/"))
                    .map(entry -> entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc())
                    .sorted()
                    .forEach(line -> add(digest, line));
        }
    }

    private static void add(MessageDigest digest, String line) {
        digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
