package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.launcher.ScriptProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two {@code ./turnout} that build in one folder. */
class ScriptBuildTest {
    @TempDir
    private Path root;

    private ScriptProject project;

    @BeforeEach
    void createUnbuiltProject() throws IOException {
        project = new ScriptProject(root);
        project.environment.put("JAVA_HOME", project.jdk("home", "25").toString());
        Files.delete(project.folder().resolve("target/turnout-built"));
    }

    @Test
    void buildOnceWhenBothWantItAtTheSameTime() throws Exception {
        ScriptProject.program(project.tools().resolve("mvn"), """
                [ "$1" = -v ] && echo 'Apache Maven 3.9.9' && exit
                mkdir building || exit 1
                until grep -q waiting ../other; do sleep 0.1; done
                rmdir building
                echo built >> builds""");

        CompletableFuture<Outcome> first = project.inBackground("first", "up");
        Awaitility.await().until(() -> Files.exists(project.folder().resolve("building")));
        CompletableFuture<Outcome> second = project.inBackground("other", "up");

        assertThat(first.get(60, TimeUnit.SECONDS).code()).isZero();
        assertThat(second.get(60, TimeUnit.SECONDS).code()).isZero();
        assertThat(project.folder().resolve("builds")).hasContent("built");
        assertThat(project.folder().resolve("target/turnout-build.lock")).doesNotExist();
    }

    @Test
    void doNotWaitForOneThatWasKilled() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(project.folder().resolve("target/turnout-build.lock"), gone.pid() + "\n");
        ScriptProject.program(project.tools().resolve("mvn"), "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9'; exit 0");

        assertThat(project.turnout("up").code()).isZero();
    }
}
