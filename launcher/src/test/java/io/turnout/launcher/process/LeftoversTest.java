package io.turnout.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void endsWhatWasNotedDown() throws Exception {
        Process left = start("sleep", "60");
        record("app", left.toHandle(), Duration.ZERO);

        assertThat(leftovers().end()).isEqualTo(1);

        assertEnded(left);
        assertThat(ProcessRecord.readAll(folder)).isEmpty();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheSameId() throws Exception {
        Process other = start("sleep", "60");
        record("app", other.toHandle(), Duration.ofMinutes(-5));

        assertThat(leftovers().end()).isZero();

        assertThat(other.isAlive()).isTrue();
        assertThat(ProcessRecord.readAll(folder)).isEmpty();
    }

    @Test
    void endsWhatWasNeverNotedDownButNamesTheFolder() throws Exception {
        Process ours = start("tail", "-F", folder + "/mark");
        Process other = start("tail", "-F", "/somewhere" + folder + "/mark");

        assertThat(leftovers().end()).isEqualTo(1);

        assertEnded(ours);
        assertThat(other.isAlive()).isTrue();
    }

    /** A process that has ended counts as gone a moment before its parent, which is this JVM, knows. */
    private static void assertEnded(Process process) throws InterruptedException {
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Leftovers leftovers() {
        return new Leftovers(folder, argument -> argument.startsWith(folder + "/"));
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private void record(String name, ProcessHandle process, Duration shift) {
        new ProcessRecord(
                        name,
                        process.pid(),
                        process.info().startInstant().orElseThrow().plus(shift),
                        7,
                        "",
                        "TERM",
                        process.pid())
                .write(folder);
    }
}
