package io.turnout.launcher.layers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Reads and writes jars, byte for byte the same for the same content. */
final class Jars {
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Jars() {}

    /** The words of an attribute of a jar's manifest, in order; none if it has no such attribute. */
    static List<String> attribute(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String value = file.getManifest().getMainAttributes().getValue(name);
            return value == null ? List.of() : List.of(value.split(" "));
        }
    }

    /** Writes a jar of one class of ours that is an agent. */
    static void agent(Class<?> agent, Path to) throws IOException {
        String name = agent.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest);
                InputStream in = agent.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new ZipEntry(name));
            in.transferTo(out);
        }
    }

    /** Writes the chosen files of a jar into another one, uncompressed, so that a layer's compression sees all of it. */
    static void copy(Path from, Path to, Predicate<String> chosen) throws IOException {
        try (JarFile source = new JarFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setMethod(ZipOutputStream.STORED);
            Enumeration<? extends ZipEntry> entries = source.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && chosen.test(entry.getName())) {
                    try (InputStream in = source.getInputStream(entry)) {
                        write(entry.getName(), in.readAllBytes(), out);
                    }
                }
            }
        }
    }

    private static void write(String name, byte[] content, ZipOutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
