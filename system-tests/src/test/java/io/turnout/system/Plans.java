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
     * The same with rollouts that are soon over, and notes-service where somebody else says it is. What is slow is so by far: machines that
     * tests run on are. Nor is it the slowest hundredth that counts, for which a thousand requests to each side are needed.
     */
    static String ofQuickRollouts(int notes) {
        String plan = original()
                .replaceAll("(?ms)^rollout:.*?(?=^\\w)", """
                        rollout:
                          compare: 100
                          differences: 5
                          warmUp: 1s
                          failures: 5
                          slowdown: 10
                          tail: 90
                          minimum: 100
                          steps:
                            - { percent: 30, hold: 2s }
                            - { percent: 100, hold: 1s }

                        """)
                .replace("${NOTES_URL:http://127.0.0.1:8083}", "http://127.0.0.1:" + notes);
        if (plan.equals(original())) {
            throw new IllegalStateException("there is no rollout in the plan");
        }
        return plan;
    }

    /**
     * One in which no data moves: monolith and services have each their own, and everything is at stage candidate. So both
     * sides can be written at the same time, and compared. Nor has it attributes, which come before their data has moved.
     */
    static String ofIndependentSides() {
        return original()
                .replaceAll("(?ms)^datasets:.*?(?=^\\w)", "")
                .replaceAll("(?m)^  [\\w-]+:\n    attribute: .*\n    of: .*\n", "")
                .replaceAll("(?m)^(    candidate: .*)\n(?!    stage:)", "$1\n    stage: candidate\n");
    }
}
