package io.turnout.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Commands in a session of their own: Ctrl-C in a terminal goes to every process of the launcher's group at once, and
 * would end the databases before the apps that use them.
 */
public final class Session {
    private static final List<String> PERL =
            List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127", "--");

    private Session() {}

    /** The command, to be run in a new session under the same process id. */
    public static List<String> detached(List<String> command) {
        List<String> all = new ArrayList<>();
        if (onPath("setsid").isPresent()) {
            all.add("setsid");
        } else if (onPath("perl").isPresent()) {
            all.addAll(PERL);
        }
        all.addAll(command);
        return all;
    }

    /** A program's file, as the shell would find it. */
    public static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Sends a signal by name; a process that is gone already is fine. The JDK itself knows TERM and KILL only. */
    static void signal(String signal, long pid) {
        switch (signal) {
            case "TERM" -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            case "KILL" -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            default -> signalThroughShell(signal, pid);
        }
    }

    private static void signalThroughShell(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
