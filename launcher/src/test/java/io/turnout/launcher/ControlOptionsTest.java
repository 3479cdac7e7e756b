package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** As whom a command comes to the control plane. */
class ControlOptionsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("TURNOUT_TOKEN", "environment");

    @Test
    void takesTheTokenThatIsGivenBeforeAllElse() {
        assertThat(token(ENVIRONMENT, "--token", "given", "--keys", "folder")).isEqualTo("given");
    }

    @Test
    void signsWithTheKeysThatAreGivenBeforeItLooksAround() {
        assertThat(token(ENVIRONMENT, "--keys", "folder")).isEqualTo("signed");
    }

    @Test
    void takesTheEnvironmentsTokenBeforeTheDataFoldersKeys() {
        assertThat(token(ENVIRONMENT)).isEqualTo("environment");
    }

    @Test
    void signsWithTheDataFoldersKeysWhereNothingIsGiven() {
        assertThat(token(Map.of())).isEqualTo("signed");
        assertThat(token(Map.of("TURNOUT_TOKEN", " "))).isEqualTo("signed");
    }

    private static String token(Map<String, String> environment, String... arguments) {
        ControlOptions options = new ControlOptions();
        new CommandLine(new Command(options)).parseArgs(arguments);
        return options.token(environment, () -> "signed");
    }

    @CommandLine.Command
    private record Command(@CommandLine.Mixin ControlOptions options) {}
}
