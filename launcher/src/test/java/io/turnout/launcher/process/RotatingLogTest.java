package io.turnout.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheLatestAndAFewOlderOnes() throws IOException {
        try (RotatingLog log = open()) {
            for (String word : new String[] {"one...", "two...", "three.", "four.."}) {
                log.write(word.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(folder.resolve("a.log")).hasContent("four..");
        assertThat(folder.resolve("a.log.1")).hasContent("three.");
        assertThat(folder.resolve("a.log.2")).hasContent("two...");
        assertThat(folder.resolve("a.log.3")).doesNotExist();
    }

    @Test
    void goesOnWhereAnEarlierRunEnded() throws IOException {
        try (RotatingLog log = open()) {
            log.write("one".getBytes(StandardCharsets.UTF_8));
        }
        try (RotatingLog log = open()) {
            log.write(" two".getBytes(StandardCharsets.UTF_8));
            log.write("three".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(folder.resolve("a.log.1")).hasContent("one two");
        assertThat(folder.resolve("a.log")).hasContent("three");
    }

    private RotatingLog open() throws IOException {
        return new RotatingLog(folder.resolve("a.log"), 8, 2);
    }
}
