package io.turnout.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeptProcessTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private KeptProcess kept;

    @AfterEach
    void stop() throws InterruptedException {
        kept.askToEnd();
        kept.awaitEnd(Instant.now().plusSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void startsAgainWhatEndsByItselfAndSaysSo() throws IOException {
        kept = kept("echo run >> runs; exit 4");
        // before it starts: it may end at once
        kept.keep();
        kept.start();

        await().atMost(LONG).until(() -> lines("runs") >= 3);

        assertThat(told.getFirst()).startsWith("fake ended by itself (exit code 4) and is started again");
    }

    @Test
    void restartsWhatIsToBeRestartedAndSaysNothing() throws Exception {
        kept = kept("echo run >> runs; exec sleep 60");
        kept.start();
        kept.keep();
        await().atMost(LONG).until(() -> lines("runs") == 1);

        kept.restart(LONG);

        await().atMost(LONG).until(() -> lines("runs") == 2);
        assertThat(told).isEmpty();
        assertThat(kept.state()).isInstanceOf(KeptProcess.State.Running.class);
    }

    @Test
    void doesNotStartAgainBeforeItIsTold() throws IOException {
        kept = kept("exit 4");
        kept.start();

        await().atMost(LONG).until(() -> kept.state() instanceof KeptProcess.State.Ended);
        await().atMost(LONG)
                .until(() -> ProcessRecord.readAll(folder.resolve("run")).isEmpty());
        assertThat(kept.state()).isEqualTo(new KeptProcess.State.Ended(4));
        assertThat(told).isEmpty();
    }

    @Test
    void notesTheProcessDownWhileItRuns() throws Exception {
        kept = kept("exec sleep 60");
        kept.start();

        ProcessRecord noted = ProcessRecord.readAll(folder.resolve("run")).getFirst();
        assertThat(noted.running()).map(ProcessHandle::isAlive).contains(true);
        assertThat(noted.port()).isEqualTo(7);

        kept.askToEnd();
        assertThat(kept.awaitEnd(Instant.now().plus(LONG), LONG)).isTrue();
        assertThat(ProcessRecord.readAll(folder.resolve("run"))).isEmpty();
    }

    @Test
    void endsAStubbornProgramTheHardWay() throws Exception {
        kept = kept("trap '' TERM; echo ready > ready; while :; do sleep 1; done");
        kept.start();
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("ready")));
        ProcessHandle process = ProcessRecord.readAll(folder.resolve("run"))
                .getFirst()
                .running()
                .orElseThrow();

        kept.askToEnd();

        assertThat(kept.awaitEnd(Instant.now().plusMillis(200), LONG)).isFalse();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void writesTheOutputIntoTheLog() throws IOException {
        kept = kept("echo to stdout; echo to stderr >&2");
        kept.start();

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(folder.resolve("fake.log")).content().isEqualTo("to stdout\nto stderr\n"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void runsInASessionOfItsOwn() throws IOException {
        kept = kept("cut -d' ' -f6 /proc/$$/stat > session; echo $$ > pid");
        kept.start();

        await().atMost(LONG).until(() -> Files.exists(folder.resolve("pid")) && lines("pid") == 1);
        assertThat(Files.readString(folder.resolve("session")).strip())
                .isEqualTo(Files.readString(folder.resolve("pid")).strip());
    }

    private KeptProcess kept(String script) {
        Program program = new Program(
                "fake",
                List.of("/bin/sh", "-c", "cd '" + folder + "'; " + script),
                Map.of(),
                folder.resolve("fake.log"),
                7,
                null,
                Program.Ending.DRAIN);
        Backoff quick = new Backoff(Duration.ofMillis(10), Duration.ofMillis(10));
        return new KeptProcess(program, folder.resolve("run"), told::add, quick);
    }

    private long lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path).size() : 0;
    }
}
