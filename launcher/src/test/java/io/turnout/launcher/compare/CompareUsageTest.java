package io.turnout.launcher.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be meant is refused with an exit code of its own, before anybody is asked anything. */
class CompareUsageTest {
    private static final int WRONG_USAGE = 64;
    private static final int INSUFFICIENT_TRAFFIC = 2;
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--primary=localhost:8080",
                "--primary=http://a/?x=1",
                "--requests=absent",
                "--rules=absent",
                "--rate=0",
                "--rate=NaN",
                "--concurrency=0",
                "--repeat=0",
                "--timeout=0",
                "--share=1",
                "--minimum=0",
                "--noise=guess",
                "--header=nonsense",
                "--nonsense"
            })
    void refusesWrongUsage(String option) throws IOException {
        assertThat(compare(option)).isEqualTo(WRONG_USAGE);
    }

    /** So that the ones above are refused for their option and for nothing else. */
    @Test
    void takesTheSameWithoutIt() throws IOException {
        assertThat(compare("--repeat=1")).isEqualTo(INSUFFICIENT_TRAFFIC);
    }

    @Test
    void refusesToGuessASite() {
        assertThat(CompareTest.run("--primary", NOBODY)).isEqualTo(WRONG_USAGE);
    }

    private int compare(String option) throws IOException {
        Path requests = Files.writeString(folder.resolve("requests"), "/x\n");
        return CompareTest.run("--primary", NOBODY, "--candidate", NOBODY, "--requests", requests.toString(), option);
    }
}
