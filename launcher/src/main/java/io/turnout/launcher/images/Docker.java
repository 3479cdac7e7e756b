package io.turnout.launcher.images;

import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The {@code docker} command. */
public final class Docker {
    private static final int SHOWN_LINES = 15;
    private static final int LONGEST_LINE = 400;

    /** Refuses if there is no command or no engine behind it. */
    public void check() {
        if (exitCode("version", "--format", "{{.Server.Version}}") != 0) {
            throw new Refusal("No Docker engine answers: install one and start it, then try: docker version");
        }
    }

    /** Runs it and gives what it prints; refuses with its last words if it fails. */
    public String run(String... arguments) {
        return run(List.of(arguments));
    }

    String run(List<String> arguments) {
        Outcome outcome = outcome(arguments);
        if (outcome.code != 0) {
            throw new Refusal("docker " + arguments.getFirst() + " failed:\n" + end(outcome.output));
        }
        return outcome.output.strip();
    }

    /** The end of a container's log. */
    String lastWords(String container) {
        return end(outcome(List.of("logs", container)).output);
    }

    private static String end(String output) {
        List<String> lines = output.lines().map(Docker::shortened).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    /** For what may fail, as tidying up may. */
    int exitCode(String... arguments) {
        return outcome(List.of(arguments)).code;
    }

    private record Outcome(int code, String output) {}

    private static Outcome outcome(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new Refusal("The docker command cannot be run (" + e.getMessage() + "); install Docker.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while docker " + arguments.getFirst() + " ran.");
        }
    }
}
