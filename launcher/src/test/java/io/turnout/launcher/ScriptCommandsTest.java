package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** The script hands on what the launcher knows, and its help and the documents name it. */
class ScriptCommandsTest {
    private static final List<String> FOR_MACHINES = List.of("load", "exercise", "train");

    static List<String> commands() {
        return Stream.of(Turnout.class.getAnnotation(Command.class).subcommands())
                .map(command -> command.getAnnotation(Command.class).name())
                .filter(name -> !FOR_MACHINES.contains(name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void knowsEachCommand(String name) throws IOException {
        String script = Files.readString(Path.of("..", "turnout"));

        String handedOn = script.lines()
                .filter(line -> line.startsWith("  up | "))
                .findFirst()
                .orElseThrow();
        assertThat(handedOn.replace(")", "").strip().split(" \\| ")).contains(name);
        assertThat(script).containsPattern("(?m)^  \\./turnout " + name + "\\b");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isNamedWherePeopleBegin(String name) throws IOException {
        String read = Files.readString(Path.of("..", "README.md")) + Files.readString(Path.of("..", "CONTRIBUTING.md"));

        assertThat(read).containsPattern("\\./turnout " + name + "\\b");
    }
}
