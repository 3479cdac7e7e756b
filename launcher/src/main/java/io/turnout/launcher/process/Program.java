package io.turnout.launcher.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to be kept running.
 *
 * @param name what people call it
 * @param command the program and its arguments
 * @param environment added to the launcher's own
 * @param log where its output goes
 * @param port the port it serves on
 * @param ready the URL that answers 200 once it serves; null if that is told otherwise
 * @param ending how it is asked to end
 */
public record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        int port,
        URI ready,
        Ending ending) {
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** How a program is asked to end, and what is sent if it does not. */
    public enum Ending {
        /** An app: finishes the requests it is in. */
        DRAIN("TERM", "KILL"),
        /** A database: breaks off the sessions, writes a checkpoint; if that takes too long, leaves it to recovery. */
        CHECKPOINT("INT", "QUIT");

        private final String first;
        private final String last;

        Ending(String first, String last) {
            this.first = first;
            this.last = last;
        }

        String first() {
            return first;
        }

        String last() {
            return last;
        }
    }
}
