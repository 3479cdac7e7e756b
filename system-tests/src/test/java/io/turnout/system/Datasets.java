package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Moves datasets as an operator does: with {@code ./turnout dataset}, through the gateway. */
final class Datasets {
    private Datasets() {}

    /** Asks for an operation, waits for its end, and expects it to be a good one. */
    static void run(String dataset, String operation) throws IOException, InterruptedException {
        Process process = LocalTurnout.process(LocalTurnout.command(
                        "dataset",
                        dataset,
                        operation,
                        "--url",
                        Deployment.gateway().toString(),
                        "--token",
                        Tokens.of("olga", "operator")))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as("%s %s: %s", dataset, operation, said).isZero();
    }

    /** From the monolith, which the service follows already, to the service. */
    static void move(String dataset) throws IOException, InterruptedException {
        run(dataset, "verify");
        run(dataset, "cutover");
    }
}
