package io.turnout.launcher;

import io.turnout.launcher.control.StubControlPlane;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Commands that ask a control plane, which a test sets, and what they say. */
abstract class CommandSession {
    final StubControlPlane plane = new StubControlPlane();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
    }

    @AfterEach
    void end() {
        System.setOut(out);
        System.setErr(err);
        plane.close();
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    int run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", plane.url().toString(), "--token", "t"));
        return Turnout.run(arguments.toArray(String[]::new));
    }
}
