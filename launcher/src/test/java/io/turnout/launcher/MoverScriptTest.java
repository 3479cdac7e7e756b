package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containers run to make the role {@code mover} fails where it has no password to give. */
class MoverScriptTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAPasswordFileThatIsNotThere() throws Exception {
        assertThat(run(folder.resolve("absent")))
                .contains("absent is empty or cannot be read")
                .endsWith("exit code 1");
    }

    @Test
    void refusesAnEmptyPasswordFile() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(run(empty)).contains("empty is empty or cannot be read").endsWith("exit code 1");
    }

    private static String run(Path password) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", script().toString()).redirectErrorStream(true);
        builder.environment().put("MOVER_PASSWORD_FILE", password.toString());
        builder.environment().remove("OWNER_PASSWORD_FILE");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit code " + process.waitFor();
    }

    private static Path script() {
        return Path.of("").toAbsolutePath().resolveSibling("docker").resolve("mover.sh");
    }
}
