package io.turnout.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.checker.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConclusionTest {
    private static final Round.Outcome OUTCOME = new Round.Outcome(
            new History(List.of(), List.of(), List.of(), List.of()), List.of(), Map.of("CUTOVER DONE", 1), 1, 1);

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void leaveSomething() throws IOException {
        folder = Files.createDirectories(parent.resolve("run/data")).getParent();
        Files.writeString(folder.resolve("data/log"), "something");
    }

    @Test
    void isZeroWhereNothingWasFoundAndLeavesNothing() throws IOException {
        Tally tally = new Tally();
        tally.add(OUTCOME, 0);
        tally.add(OUTCOME, 0);

        assertThat(Checker.conclude(tally, folder)).isZero();

        assertThat(folder).doesNotExist();
        assertThat(tally.lastLine()).isEqualTo("rounds=2 writes=0 violations=0");
    }

    @Test
    void isOneWhereAnyRoundHasFoundSomethingAndKeepsIt() throws IOException {
        Tally tally = new Tally();
        tally.add(OUTCOME, 1);
        tally.add(OUTCOME, 0);

        assertThat(Checker.conclude(tally, folder)).isEqualTo(1);

        assertThat(folder.resolve("data/log")).exists();
    }
}
