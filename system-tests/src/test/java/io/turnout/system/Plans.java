package io.turnout.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Plans for tests. */
final class Plans {
    private Plans() {}

    /** The project's own: everything is in the monolith, and can be moved. */
    static String original() {
        try {
            return Files.readString(Project.ROOT.resolve("turnout.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One in which no data moves: monolith and services have each their own, and everything is at stage candidate. So both
     * sides can be written at the same time, and compared.
     */
    static String ofIndependentSides() {
        return original()
                .replaceAll("(?ms)^datasets:.*?(?=^\\w)", "")
                .replaceAll("(?m)^(    candidate: .*)\n(?!    stage:)", "$1\n    stage: candidate\n");
    }
}
