package io.turnout.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is kept in the base is what the modules generate. */
class BaseTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void isWhatTheModulesGenerate() throws Exception {
        Path launcher = ROOT.resolve("launcher/target/launcher.jar");
        Assumptions.assumeTrue(Files.exists(launcher), "SKIPPED: the modules are not packaged, as mvn verify does it");

        ProcessBuilder check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        launcher.toString(),
                        "k8s",
                        "check")
                .redirectErrorStream(true);
        check.environment().put("TURNOUT_HOME", ROOT.toString());
        Process process = check.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void hasAllFilesInItsKustomization() throws Exception {
        String kustomization = Files.readString(Path.of("base/kustomization.yaml"));

        List<String> files;
        try (var all = Files.list(Path.of("base"))) {
            files = all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .toList();
        }

        assertThat(files).allSatisfy(name -> assertThat(kustomization).contains(name));
    }
}
