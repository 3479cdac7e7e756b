package io.turnout.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A process that was started in a session of its own, without input, its output going to its log. */
final class Spawn {
    private static final long LOG_BYTES = 5_000_000;
    private static final int OLDER_LOGS = 2;
    private static final Duration FOR_LAST_WORDS = Duration.ofSeconds(2);

    private final Process process;
    private final Thread logging;

    private Spawn(Process process, Thread logging) {
        this.process = process;
        this.logging = logging;
    }

    static Spawn of(Program program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Session.detached(program.command())).redirectErrorStream(true);
        builder.environment().putAll(program.environment());
        RotatingLog log = new RotatingLog(program.log(), LOG_BYTES, OLDER_LOGS);
        Process process = builder.start();
        process.getOutputStream().close();
        InputStream output = process.getInputStream();
        Thread logging =
                Thread.ofPlatform().daemon().name("log-of-" + program.name()).start(() -> copy(output, log));
        return new Spawn(process, logging);
    }

    Process process() {
        return process;
    }

    /**
     * Waits for the end and gives the exit code. By then its last words, which tell why it ended, are in the log, unless that
     * takes no more for 2 s.
     */
    int awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        logging.join(FOR_LAST_WORDS);
        return code;
    }

    private static void copy(InputStream output, OutputStream log) {
        try (output;
                log) {
            output.transferTo(log);
        } catch (IOException e) {
            // The program has ended, or the disk is full: neither is a reason to end what else runs.
        }
    }
}
