package io.turnout.checker.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @Test
    void isReadAsItWasWritten(@TempDir Path folder) {
        History history = new History(
                List.of(
                        new Operation(
                                0, "ada", Action.CREATE, "n", "n \"1\"\n🚂", 1, 5, 9, Result.OK, "201", "gateways"),
                        new Operation(1, "ada", Action.READ, "n", null, 0, 10, 11, Result.ABSENT, "404", "monorail")),
                List.of(new Row(7, "n", "n 1", 1, 3)),
                List.of(),
                List.of(new FenceSample("notes", true, 1, false, true, 1)),
                List.of(new ClosedSpan("monorail", "notes", 2, 7, 8)),
                List.of(new TablePair("notes", 1, "a", 0, "b")),
                List.of(new Unsettled("talks", "busy")));
        Path file = folder.resolve("history.jsonl");

        HistoryFile.write(history, file);

        assertThat(HistoryFile.read(file)).isEqualTo(history);
    }
}
