package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./turnout} where something about the machine or the moment is unusual. */
class ScriptSurroundingsTest {
    @TempDir
    private Path root;

    private ScriptProject project;

    @BeforeEach
    void createProject() throws IOException {
        project = new ScriptProject(root);
    }

    /** A build would take the jars away from under what runs. */
    @ParameterizedTest
    @ValueSource(strings = {"status", "logs", "import", "generate"})
    void buildsNothingToTalkToWhatRuns(String command) throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "25").toString());
        Path source = project.touch("gateway/src/main/java/Changed.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(10)));

        assertThat(project.turnout(command).output()).isEqualTo("home " + command + "\n");
    }

    @Test
    void findsItsProjectThroughLinks() throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "25").toString());
        Path there =
                Files.createSymbolicLink(root.resolve("there"), project.folder().resolve("turnout"));
        Path here = Files.createSymbolicLink(project.tools().resolve("here"), Path.of("..", "there"));

        assertThat(project.run(there, "status").output()).isEqualTo("home status\n");
        assertThat(project.run(here, "status").output()).isEqualTo("home status\n");
    }

    @Test
    void runsWithoutAHome() throws Exception {
        project.environment.remove("TURNOUT_JDK_FOLDERS");
        project.unset.add("HOME");

        assertThat(project.turnout("up").output()).doesNotContain("parameter not set");
    }

    /** Java would take each letter of an argument that is not ASCII for two question marks. */
    @ParameterizedTest
    @CsvSource({"LANG, C, C.UTF-8", "LC_ALL, POSIX, C.UTF-8", "LC_CTYPE, de_DE.UTF-8, none", "NONE, x, C.UTF-8"})
    void readsArgumentsAsUtf8WhereNoLocaleIsSet(String variable, String given, String expected) throws Exception {
        Path jdk = project.jdk("home", "25");
        ScriptProject.program(jdk.resolve("bin/java"), "echo \"${LC_ALL:-none}\"");
        project.environment.put("JAVA_HOME", jdk.toString());
        project.environment.put(variable, given);

        assertThat(project.turnout("status").output()).isEqualTo(expected + "\n");
    }
}
