package io.turnout.launcher.images;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** How much a layer is on its way to and from a registry: a compressed tar. */
final class Compressed {
    /** What the app's own layer must stay below. */
    static final long MOST = 1_000_000;

    private Compressed() {}

    static long size(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Counting counting = new Counting();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(counting))) {
            for (Path file : files) {
                tar.putArchiveEntry(new TarArchiveEntry(
                        file.toFile(), folder.relativize(file).toString()));
                Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
        }
        return counting.bytes;
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
        }
    }
}
