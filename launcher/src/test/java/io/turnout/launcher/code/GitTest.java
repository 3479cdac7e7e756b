package io.turnout.launcher.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in the place of the command. */
class GitTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    @Timeout(20)
    void knowsNothingOfAGitThatHangsAndEndsIt() throws Exception {
        Git git = git(SHORT, "echo $$ >" + folder.resolve("pid"), "echo false", "sleep 60");

        assertThat(git.knowsThePast()).isFalse();

        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        // it is killed, and not waited for
        ProcessHandle.of(pid).ifPresent(killed -> assertThat(killed.onExit()).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    @Timeout(20)
    void doesNotWaitForWhatGitHasLeftBehind() throws Exception {
        Git git = git(LONG, "sleep 30 &", "echo $! >" + folder.resolve("pid"), "echo false");

        try {
            assertThat(git.knowsThePast()).isTrue();
        } finally {
            long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    @Timeout(20)
    void whoIsInterruptedLeavesNoGitBehind() throws Exception {
        Git git = git(LONG, "sleep 60");
        Thread.currentThread().interrupt();

        assertThatThrownBy(git::knowsThePast).isInstanceOf(InterruptedException.class);

        assertThat(ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains(folder.toString())))
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void takesAllThatIsSaidHoweverMuchItIs() throws Exception {
        Git git = git(LONG, "head -c 1000000 /dev/zero | tr '\\0' 'x'");

        assertThat(git.lastCommit(List.of("a")).orElseThrow()).hasSize(1_000_000);
    }

    @Test
    void knowsNothingOfAGitThatSaysNo() throws Exception {
        assertThat(git(LONG, "echo false", "exit 128").knowsThePast()).isFalse();
    }

    private Git git(Duration patience, String... lines) throws IOException {
        Path script = folder.resolve("git");
        Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Git(script.toString(), folder, patience);
    }
}
