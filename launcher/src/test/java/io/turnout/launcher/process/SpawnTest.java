package io.turnout.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SpawnTest {
    /** More than a pipe holds, and less than two of them: the program can end before all of it is in the log. */
    private static final String MUCH_AND_THE_LAST_WORDS = "seq 1 18000; echo last words; exit 7";

    @TempDir
    private Path folder;

    /** The log is a pipe, which takes no more until somebody reads from it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(30)
    void hasEndedOnceItsLastWordsAreInTheLog() throws Exception {
        Path log = folder.resolve("log");
        new ProcessBuilder("mkfifo", log.toString()).start().waitFor();
        CountDownLatch read = new CountDownLatch(1);
        CompletableFuture<String> content = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (var in = Files.newBufferedReader(log)) {
                read.await();
                content.complete(in.lines().reduce((first, second) -> second).orElse(""));
            } catch (Exception e) {
                content.completeExceptionally(e);
            }
        });
        Spawn spawn = Spawn.of(new Program(
                "fake",
                List.of("/bin/sh", "-c", MUCH_AND_THE_LAST_WORDS),
                Map.of(),
                log,
                7,
                null,
                Program.Ending.DRAIN));
        spawn.process().waitFor();

        FutureTask<Integer> end = new FutureTask<>(spawn::awaitEnd);
        Thread.startVirtualThread(end);

        assertThatThrownBy(() -> end.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        read.countDown();
        assertThat(end.get()).isEqualTo(7);
        assertThat(content.get()).isEqualTo("last words");
    }
}
