package io.turnout.checker.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that the launcher does not know of, kept running in the same way: a second gateway, a second control plane. */
public final class Kept implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1_000;
    private static final long END_SECONDS = 8;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Thread keeper;
    private volatile Process process;
    private volatile boolean over;

    Kept(String name, List<String> command, Map<String, String> environment, Path log) throws IOException {
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.process = launch();
        this.keeper = Thread.ofVirtual().name("keeps-" + name).start(this::keep);
    }

    /** If it runs just now. */
    public Optional<ProcessHandle> process() {
        return Optional.of(process.toHandle()).filter(ProcessHandle::isAlive);
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void keep() {
        try {
            while (!over) {
                process.waitFor();
                Thread.sleep(PAUSE_MILLIS);
                start();
            }
        } catch (IOException e) {
            throw new IllegalStateException("It cannot be started again: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void start() throws IOException {
        if (!over) {
            process = launch();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        keeper.interrupt();
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
