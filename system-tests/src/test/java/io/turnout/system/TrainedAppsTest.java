package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that cannot use its ahead-of-time cache starts without it and says nothing; here it is asked to say so. */
class TrainedAppsTest {
    private static final Path APPS = Project.ROOT.resolve("target/apps");

    @ParameterizedTest
    @ValueSource(strings = {"monorail", "talks-service", "notes-service", "control-plane", "gateway"})
    void startsWithItsCache(String app) throws IOException, InterruptedException {
        assertThat(loads(APPS.resolve(app + ".run"))).isEmpty();
    }

    @Test
    void knowsACacheThatCannotBeUsed(@TempDir Path folder) throws IOException, InterruptedException {
        Path broken = Files.write(folder.resolve("broken.aot"), new byte[4096]);
        String arguments = Files.readString(APPS.resolve("gateway.run"), StandardCharsets.UTF_8);
        Path run = folder.resolve("gateway.run");
        Files.writeString(run, arguments.replaceAll("-XX:AOTCache=[^\"]*", "-XX:AOTCache=" + broken));

        assertThat(loads(run)).contains("Unable to use AOT cache");
    }

    /** What a JVM says that goes no further than to load its main class; nothing if all is well. */
    private static String loads(Path arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        List.of(Project.java(), "-XX:AOTMode=on", "--dry-run", "@" + arguments.toAbsolutePath()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said;
    }
}
