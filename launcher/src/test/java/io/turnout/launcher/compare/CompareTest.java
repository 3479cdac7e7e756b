package io.turnout.launcher.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.launcher.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractIntegerAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two sites of stubs, and the command that compares them. */
abstract class CompareTest {
    static final int PASS = 0;
    static final int FAIL = 1;
    static final int INSUFFICIENT_TRAFFIC = 2;

    @TempDir
    Path folder;

    private final List<StubSite> sites = new ArrayList<>();
    private final PrintStream terminal = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(terminal);
        sites.forEach(StubSite::close);
    }

    final StubSite site(String json) {
        return site(exchange -> StubSite.json(exchange, 200, json));
    }

    final StubSite site(StubSite.Handler handler) {
        StubSite site = StubSite.answering(handler);
        sites.add(site);
        return site;
    }

    final AbstractIntegerAssert<?> assertThatExitCodeOf(StubSite primary, StubSite candidate, String... options) {
        return assertThatExitCodeOf(primary.url(), candidate.url(), options);
    }

    final AbstractIntegerAssert<?> assertThatExitCodeOf(String primary, String candidate, String... options) {
        return assertThat(compare(primary, candidate, options)).as(this::said);
    }

    final int compare(StubSite primary, StubSite candidate, String... options) {
        return compare(primary.url(), candidate.url(), options);
    }

    /** One request, sixty times, with a gate that this is enough for; options that come again count instead. */
    final int compare(String primary, String candidate, String... options) {
        try {
            Path requests = Files.writeString(folder.resolve("requests"), "/x?day=1\n");
            List<String> arguments = new ArrayList<>(List.of(
                    "--primary", primary,
                    "--candidate", candidate,
                    "--requests", requests.toString(),
                    "--repeat", "60",
                    "--rate", "10000",
                    "--minimum", "10",
                    "--share", "0.1"));
            arguments.addAll(List.of(options));
            return run(arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As the launcher does it; gives the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new CompareCommand())
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler(Refusal::tell)
                .execute(arguments);
    }

    final String said() {
        return printed.toString(UTF_8);
    }

    static String address(com.sun.net.httpserver.HttpExchange exchange) {
        return "http://" + exchange.getRequestHeaders().getFirst("Host");
    }
}
