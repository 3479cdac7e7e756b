package io.turnout.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of the system under test, got as a person gets them: from {@code ./turnout token}. */
final class Tokens {
    private static final Map<Printed, String> PRINTED = new ConcurrentHashMap<>();

    private record Printed(Path keys, List<String> options) {}

    private Tokens() {}

    /** Who the tests are where it does not matter: one who may write talks and notes. */
    static String writer() {
        return of("ada", "attendee", "editor");
    }

    static String of(String subject, String... roles) {
        List<String> options = List.of("--subject", subject, "--role", String.join(",", roles));
        return PRINTED.computeIfAbsent(
                new Printed(Deployment.keys(), options), printed -> print(printed.keys, printed.options));
    }

    /** A token with other options of {@code ./turnout token}, made anew. */
    static String print(List<String> options) {
        return print(Deployment.keys(), options);
    }

    static String print(Path keys, List<String> options) {
        List<String> command = new ArrayList<>(LocalTurnout.command("token", "--keys", keys.toString()));
        command.addAll(options);
        try {
            Process process = LocalTurnout.process(command).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("no token: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
