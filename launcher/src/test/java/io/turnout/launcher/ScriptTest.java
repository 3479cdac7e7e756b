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

/** {@code ./turnout} in a project that looks built, with JDKs that only say who they are. */
class ScriptTest {
    @TempDir
    private Path root;

    private ScriptProject project;

    @BeforeEach
    void createProject() throws IOException {
        project = new ScriptProject(root);
    }

    @Test
    void takesTheJdkOfJavaHomeIfItIsNewEnough() throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "25.0.1").toString());
        project.jdk("usual/other", "26");

        assertThat(project.turnout("status").output()).isEqualTo("home status\n");
    }

    @Test
    void looksIntoTheUsualFoldersWhenTheOthersAreTooOld() throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "21.0.4").toString());
        project.jdk("usual/jdk-17", "17.0.15");
        project.jdk("usual/temurin-25", "25.0.3");

        assertThat(project.turnout("status").output()).isEqualTo("temurin-25 status\n");
    }

    @Test
    void findsTheJdkInsideOfAMacsBundle() throws Exception {
        project.jdk("usual/zulu-25.jdk/Contents/Home", "25");

        assertThat(project.turnout("status").output()).isEqualTo("Home status\n");
    }

    @Test
    void asksTheJavaItselfWhereThereIsNoReleaseFile() throws Exception {
        Path jdk = project.jdk("usual/nameless", "26.0.1");
        Files.delete(jdk.resolve("release"));

        assertThat(project.turnout("status").output()).isEqualTo("nameless status\n");
    }

    @Test
    void saysWhereItLookedWhenThereIsNone() throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "21").toString());

        ScriptProject.Outcome outcome = project.turnout("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .startsWith("turnout: there is no JDK 25 or newer")
                .contains(root.resolve("home").toString())
                .contains(root.resolve("usual").toString())
                .hasLineCount(1);
    }

    @Test
    void wantsMavenWhenASourceIsNewerThanTheBuild() throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "25").toString());
        Path source = project.touch("gateway/src/main/java/Changed.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(10)));

        ScriptProject.Outcome outcome = project.turnout("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("turnout: there is no mvn on the PATH");
    }

    @Test
    void refusesAnOldMaven() throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "25").toString());
        Files.delete(project.folder().resolve("target/turnout-built"));
        ScriptProject.program(project.tools().resolve("mvn"), "echo 'Apache Maven 3.6.3 (some build)'");

        assertThat(project.turnout("up").output()).contains("version 3.6.3").contains("3.8.7");
    }

    @Test
    void showsTheModulesAndOnFailureTheErrors() throws Exception {
        project.environment.put("JAVA_HOME", project.jdk("home", "25").toString());
        Files.delete(project.folder().resolve("target/turnout-built"));
        ScriptProject.program(project.tools().resolve("mvn"), """
                [ "$1" = -v ] && echo 'Apache Maven 3.9.9' && exit
                echo '[INFO] Building Turnout gateway 0.1.0-SNAPSHOT                      [7/9]'
                echo '[INFO] chatter'
                echo '[ERROR] cannot find symbol'
                exit 3""");

        ScriptProject.Outcome outcome = project.turnout("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("  [7/9] Turnout gateway\n")
                .contains("[ERROR] cannot find symbol")
                .contains("turnout-build.log")
                .doesNotContain("chatter");
    }

    @Test
    void saysItsVersionAndRefusesAnUnknownCommandWithoutAnyJdk() throws Exception {
        assertThat(project.turnout("--version").output()).matches("Turnout \\d.*\n");
        assertThat(project.turnout("help").code()).isZero();
        assertThat(project.turnout("dance").code()).isEqualTo(2);
    }
}
