package io.turnout.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Starts a program in a session of its own, without input, its output going to its log. */
final class Spawn {
    private static final long LOG_BYTES = 5_000_000;
    private static final int OLDER_LOGS = 2;

    private Spawn() {}

    static Process of(Program program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Session.detached(program.command())).redirectErrorStream(true);
        builder.environment().putAll(program.environment());
        RotatingLog log = new RotatingLog(program.log(), LOG_BYTES, OLDER_LOGS);
        Process process = builder.start();
        process.getOutputStream().close();
        InputStream output = process.getInputStream();
        Thread.ofPlatform().daemon().name("log-of-" + program.name()).start(() -> copy(output, log));
        return process;
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
