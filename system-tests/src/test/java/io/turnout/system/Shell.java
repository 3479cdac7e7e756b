package io.turnout.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands as an operator types them, in the project's folder. */
final class Shell {
    private Shell() {}

    /** Runs one to its end and gives what it prints. */
    static String run(String... command) {
        Outcome outcome = outcome(List.of(command));
        if (outcome.code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + outcome.output);
        }
        return outcome.output.strip();
    }

    /** Whether it ends well. */
    static boolean succeeds(String... command) {
        return outcome(List.of(command)).code == 0;
    }

    private record Outcome(int code, String output) {}

    private static Outcome outcome(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Project.ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
