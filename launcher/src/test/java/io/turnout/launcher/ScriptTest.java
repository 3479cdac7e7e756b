package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./turnout} in a project that looks built, with JDKs that only say who they are. */
class ScriptTest {
    private static final Path SCRIPT = Path.of("..", "turnout");

    @TempDir
    private Path root;

    private Path project;
    private Path tools;
    private final Map<String, String> environment = new HashMap<>();

    private record Outcome(int code, String output) {}

    @BeforeEach
    void createProject() throws IOException {
        project = Files.createDirectories(root.resolve("project"));
        tools = Files.createDirectories(root.resolve("tools"));
        Files.copy(SCRIPT, project.resolve("turnout"));
        Files.copy(Path.of("..", "pom.xml"), project.resolve("pom.xml"));
        touch("launcher/target/launcher.jar");
        for (Part app : Part.apps()) {
            touch(app.label() + "/pom.xml");
            touch(app.label() + "/target/quarkus-app/quarkus-run.jar");
        }
        touch("target/turnout-built");
        Files.setLastModifiedTime(
                project.resolve("target/turnout-built"),
                FileTime.from(Instant.now().plusSeconds(5)));
        environment.put("TURNOUT_JDK_FOLDERS", root.resolve("usual").toString());
    }

    @Test
    void takesTheJdkOfJavaHomeIfItIsNewEnough() throws Exception {
        environment.put("JAVA_HOME", jdk("home", "25.0.1").toString());
        jdk("usual/other", "26");

        assertThat(turnout("status").output()).isEqualTo("home status\n");
    }

    @Test
    void looksIntoTheUsualFoldersWhenTheOthersAreTooOld() throws Exception {
        environment.put("JAVA_HOME", jdk("home", "21.0.4").toString());
        jdk("usual/jdk-17", "17.0.15");
        jdk("usual/temurin-25", "25.0.3");

        assertThat(turnout("status").output()).isEqualTo("temurin-25 status\n");
    }

    @Test
    void findsTheJdkInsideOfAMacsBundle() throws Exception {
        jdk("usual/zulu-25.jdk/Contents/Home", "25");

        assertThat(turnout("status").output()).isEqualTo("Home status\n");
    }

    @Test
    void asksTheJavaItselfWhereThereIsNoReleaseFile() throws Exception {
        Path jdk = jdk("usual/nameless", "26.0.1");
        Files.delete(jdk.resolve("release"));

        assertThat(turnout("status").output()).isEqualTo("nameless status\n");
    }

    @Test
    void saysWhereItLookedWhenThereIsNone() throws Exception {
        environment.put("JAVA_HOME", jdk("home", "21").toString());

        Outcome outcome = turnout("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .startsWith("turnout: there is no JDK 25 or newer")
                .contains(root.resolve("home").toString())
                .contains(root.resolve("usual").toString())
                .hasLineCount(1);
    }

    @Test
    void wantsMavenWhenASourceIsNewerThanTheBuild() throws Exception {
        environment.put("JAVA_HOME", jdk("home", "25").toString());
        Path source = touch("gateway/src/main/java/Changed.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(10)));

        Outcome outcome = turnout("status");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("turnout: there is no mvn on the PATH");
    }

    @Test
    void refusesAnOldMaven() throws Exception {
        environment.put("JAVA_HOME", jdk("home", "25").toString());
        Files.delete(project.resolve("target/turnout-built"));
        program(tools.resolve("mvn"), "echo 'Apache Maven 3.6.3 (some build)'");

        assertThat(turnout("up").output()).contains("version 3.6.3").contains("3.8.7");
    }

    @Test
    void showsTheModulesAndOnFailureTheErrors() throws Exception {
        environment.put("JAVA_HOME", jdk("home", "25").toString());
        Files.delete(project.resolve("target/turnout-built"));
        program(tools.resolve("mvn"), """
                [ "$1" = -v ] && echo 'Apache Maven 3.9.9' && exit
                echo '[INFO] Building Turnout gateway 0.1.0-SNAPSHOT                      [7/9]'
                echo '[INFO] chatter'
                echo '[ERROR] cannot find symbol'
                exit 3""");

        Outcome outcome = turnout("up");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("  [7/9] Turnout gateway\n")
                .contains("[ERROR] cannot find symbol")
                .contains("turnout-build.log")
                .doesNotContain("chatter");
    }

    @Test
    void saysItsVersionAndRefusesAnUnknownCommandWithoutAnyJdk() throws Exception {
        assertThat(turnout("--version").output()).matches("Turnout \\d.*\n");
        assertThat(turnout("help").code()).isZero();
        assertThat(turnout("dance").code()).isEqualTo(2);
    }

    private Outcome turnout(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(project.resolve("turnout").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("HOME", root.toString());
        builder.environment().put("PATH", tools + ":" + onlyTheBasics());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /** The commands the script needs, without any java or mvn that this machine has. */
    private String onlyTheBasics() throws IOException {
        Path basics = root.resolve("basics");
        if (Files.notExists(basics)) {
            Files.createDirectories(basics);
            for (String name : List.of(
                    "sh", "dirname", "sed", "head", "tr", "sort", "awk", "tee", "cat", "rm", "mv", "mkdir", "find",
                    "grep", "tail", "env")) {
                Path link = basics.resolve(name);
                Files.createSymbolicLink(
                        link, io.turnout.launcher.process.Session.onPath(name).orElseThrow());
            }
        }
        return basics.toString();
    }

    private Path jdk(String folder, String version) throws IOException {
        Path jdk = root.resolve(folder);
        program(jdk.resolve("bin/javac"), "exit 0");
        program(jdk.resolve("bin/java"), """
                [ "$1" = -version ] && echo 'openjdk version "%s" 2026-01-20' >&2 && exit
                while [ "$1" != -jar ]; do shift; done
                echo "%s $3\"""".formatted(version, jdk.getFileName()));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path touch(String file) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.createFile(path);
    }
}
