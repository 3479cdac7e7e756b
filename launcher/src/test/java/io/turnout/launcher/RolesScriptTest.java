package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What containers run to make the roles of a database fails where it has no password to give. */
class RolesScriptTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"OWNER_PASSWORD_FILE", "MOVER_PASSWORD_FILE", "SUPERUSER_PASSWORD_FILE"})
    void refusesAPasswordFileThatIsNotThere(String which) throws Exception {
        assertThat(run(which, folder.resolve("absent")))
                .contains("absent is empty or cannot be read")
                .endsWith("exit code 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER_PASSWORD_FILE", "MOVER_PASSWORD_FILE", "SUPERUSER_PASSWORD_FILE"})
    void refusesAnEmptyPasswordFile(String which) throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(run(which, empty))
                .contains("empty is empty or cannot be read")
                .endsWith("exit code 1");
    }

    /** With a good file for the owner, whose password no database goes without. */
    private String run(String which, Path password) throws IOException, InterruptedException {
        Path good = Files.writeString(folder.resolve("good"), "secret");
        ProcessBuilder builder = new ProcessBuilder("sh", script().toString()).redirectErrorStream(true);
        builder.environment().put("OWNER_PASSWORD_FILE", good.toString());
        builder.environment().put(which, password.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit code " + process.waitFor();
    }

    private static Path script() {
        return Path.of("").toAbsolutePath().resolveSibling("docker").resolve("roles.sh");
    }
}
