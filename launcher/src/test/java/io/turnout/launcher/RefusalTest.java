package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class RefusalTest {
    private final StringWriter told = new StringWriter();

    @Test
    void endsWithItsOwnExitCode() {
        assertThat(run(new Failing(new Refusal("No.", 64)))).isEqualTo(64);
        assertThat(told).hasToString("turnout: No." + System.lineSeparator());
    }

    @Test
    void leavesWhatNobodyForesawToTheCommandsExitCode() {
        assertThat(run(new Failing(new IllegalStateException("broken")))).isEqualTo(70);
        assertThat(told).hasToString("turnout: broken (IllegalStateException)" + System.lineSeparator());
    }

    private int run(Failing command) {
        return new CommandLine(command)
                .setErr(new PrintWriter(told, true))
                .setExecutionExceptionHandler(Refusal::tell)
                .execute();
    }

    @Command(exitCodeOnExecutionException = 70)
    private record Failing(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }
}
