package io.turnout.launcher.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that is put aside when it is full; a few older ones are kept, so that logs never fill the disk. */
final class RotatingLog extends OutputStream {
    private final Path file;
    private final long maxBytes;
    private final int older;
    private OutputStream out;
    private long size;

    /**
     * Opens the log, going on at its end.
     *
     * @param maxBytes size at which the file is put aside
     * @param older how many are kept besides the present one
     */
    RotatingLog(Path file, long maxBytes, int older) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.older = older;
        Files.createDirectories(file.getParent());
        open();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (size > 0 && size + length > maxBytes) {
            rotate();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = Files.size(file);
    }

    private void rotate() throws IOException {
        out.close();
        for (int age = older; age > 1; age--) {
            if (Files.exists(aged(age - 1))) {
                Files.move(aged(age - 1), aged(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, aged(1), StandardCopyOption.REPLACE_EXISTING);
        open();
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
