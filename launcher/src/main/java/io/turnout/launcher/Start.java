package io.turnout.launcher;

import io.turnout.launcher.process.KeptProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The start of one process: over when it is ready, has ended, or has taken too long. */
final class Start {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int SHOWN = 5;

    private final KeptProcess process;

    Start(KeptProcess process) {
        this.process = process;
    }

    /** Waits until the process is ready; refuses with the log's last word if it will not be. */
    void await(BooleanSupplier ready) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            switch (process.state()) {
                case KeptProcess.State.Ended ended -> throw failed("ended with exit code " + ended.code());
                case KeptProcess.State.Stopped stopped -> throw failed("was stopped");
                case KeptProcess.State.Running running -> {
                    if (ready.getAsBoolean()) {
                        return;
                    }
                }
            }
            if (Instant.now().isAfter(deadline)) {
                throw failed("was not ready within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Waits until the process, which has one thing to do, has done it; refuses if it failed. */
    void awaitSuccess() throws InterruptedException {
        while (true) {
            switch (process.state()) {
                case KeptProcess.State.Ended ended
                when ended.code() == 0 -> {
                    return;
                }
                case KeptProcess.State.Ended ended -> throw failed("ended with exit code " + ended.code());
                case KeptProcess.State.Stopped stopped -> throw failed("was stopped");
                case KeptProcess.State.Running running -> Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private Refusal failed(String how) {
        Path log = process.program().log();
        return new Refusal(process.program().name() + " " + how + " while starting; the end of its log " + log
                + " is:\n" + String.join("\n", lastLines(log)));
    }

    /** The end, behind the first error: what an app could not start for is followed by all that failed because of it. */
    static List<String> telling(List<String> lines) {
        int end = Math.max(0, lines.size() - SHOWN);
        Stream<String> error = lines.stream()
                .limit(end)
                .filter(line -> line.contains(" ERROR "))
                .limit(1);
        return Stream.concat(error, lines.stream().skip(end)).toList();
    }

    private static List<String> lastLines(Path log) {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return telling(lines);
        } catch (IOException e) {
            return List.of("(it cannot be read)");
        }
    }
}
