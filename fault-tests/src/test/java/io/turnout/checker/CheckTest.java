package io.turnout.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * No acknowledged write is lost or done twice, and nobody reads less than they wrote, while data moves and parts are killed;
 * and it would be found if it were otherwise.
 */
class CheckTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String BREAK = "turnout.check.break";
    /** Above the ports that other tests choose from, and below those that systems give to outgoing connections. */
    private static final int PORT = 28_400;

    private static final int PORT_OF_THE_BROKEN = 28_500;
    private static final int MOST_SEEDS = 6;

    private final PrintStream out = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        System.setProperty("turnout.home", ROOT.toString());
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void putBack() {
        System.setOut(out);
        System.clearProperty("turnout.home");
        System.clearProperty(BREAK);
    }

    @Test
    void losesNothingWhileDataMovesAndPartsAndConnectionsBreak() {
        assumeBuilt();

        int code = check("--rounds", "3", "--seed", "7", "--port", "" + PORT, "--histories", "" + folder);

        assertThat(said()).anyMatch(line -> line.matches("round 3: .* [1-9]\\d* rehearsed so far.*"));
        assertThat(said()).last().asString().matches("rounds=3 writes=[1-9]\\d+ violations=0");
        assertThat(code).isZero();
    }

    @Test
    void findsWhatIsWrittenBehindAFenceThatIsBroken() {
        assumeBuilt();
        System.setProperty(BREAK, "fence");

        // on a machine that is busy with something else, few get to write behind it while it should be closed
        int code = 0;
        for (int seed = 1; code == 0 && seed <= MOST_SEEDS; seed++) {
            code = check(
                    "--rounds",
                    "1",
                    "--seed",
                    "" + seed,
                    "--port",
                    "" + PORT_OF_THE_BROKEN,
                    "--histories",
                    "" + folder);
        }

        assertThat(said()).anyMatch(line -> line.contains("FENCED "));
        assertThat(said()).last().asString().matches("rounds=1 writes=[1-9]\\d* violations=[1-9]\\d*");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void findsTheWriteThatIsMissingFromAHistory() throws Exception {
        Path history = folder.resolve("lost.history");
        Files.writeString(history, """
                OPERATION {"id":1,"subject":"ada","action":"CREATE","item":"n","payload":"n 1","version":1,\
                "startNanos":1,"endNanos":2,"result":"OK","said":"201","door":"gateways"}
                """);

        int code = check("--again", history.toString());

        assertThat(said())
                .anyMatch(line -> line.contains("EXACTLY_ONCE n"))
                .last()
                .isEqualTo("violations=1");
        assertThat(code).isEqualTo(1);
    }

    private static void assumeBuilt() {
        Assumptions.assumeTrue(
                Files.exists(ROOT.resolve("launcher/target/launcher.jar")),
                "SKIPPED: the apps are not packaged, as mvn verify does it");
    }

    private static int check(String... arguments) {
        return new CommandLine(new Checker()).execute(arguments);
    }

    private List<String> said() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
