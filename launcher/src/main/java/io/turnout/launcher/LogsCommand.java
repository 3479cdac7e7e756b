package io.turnout.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout logs}: the log of one part. */
@Command(name = "logs", description = "Prints the log of one part.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final int CHUNK = 8192;
    private static final long PAUSE_MILLIS = 300;

    @Parameters(paramLabel = "NAME", description = "The part, such as gateway or talks-db.")
    private String name;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "200",
            description = "The last N lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Part part = Part.named(name);
        Path log = DataFolder.at(data == null ? Project.here().data() : data).log(part.label());
        if (!Files.exists(log)) {
            throw new Refusal("There is no log of " + part.label() + " yet (" + log + ").");
        }
        long end = Files.size(log);
        printTail(log);
        if (follow) {
            follow(log, end);
        }
        return 0;
    }

    private void printTail(Path log) throws IOException {
        Deque<String> tail = new ArrayDeque<>();
        try (Stream<String> all = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            all.forEach(line -> {
                tail.addLast(line);
                if (tail.size() > lines) {
                    tail.removeFirst();
                }
            });
        }
        for (String line : tail) {
            System.out.write(line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            System.out.write('\n');
        }
        System.out.flush();
    }

    /** Reads on until interrupted; a file that became shorter was put aside, and a new one begun. */
    private static void follow(Path log, long from) throws IOException, InterruptedException {
        long position = from;
        byte[] chunk = new byte[CHUNK];
        while (true) {
            long size = Files.exists(log) ? Files.size(log) : 0;
            if (size < position) {
                position = 0;
            }
            if (size > position) {
                try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                    file.seek(position);
                    int read = file.read(chunk);
                    System.out.write(chunk, 0, Math.max(0, read));
                    System.out.flush();
                    position += Math.max(0, read);
                }
            } else {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
