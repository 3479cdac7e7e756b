package io.turnout.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TickerTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void takesProgressBackOnATerminalBeforeItTellsWhatStays() {
        Ticker ticker = ticker(true);

        ticker.progress("1 row");
        ticker.progress("2 rows");
        ticker.line("copy done");

        assertThat(said()).isEqualTo("\r\u001b[2K          1 row\r\u001b[2K          2 rows\r\u001b[2Kcopy done\n");
    }

    @Test
    void printsPlainLinesElsewhereAndNoneTwice() {
        Ticker ticker = ticker(false);

        ticker.progress("1 row");
        ticker.progress("1 row");
        ticker.line("copy done");

        assertThat(said()).isEqualTo("          1 row\ncopy done\n");
    }

    private Ticker ticker(boolean terminal) {
        return new Ticker(new PrintStream(said, true, StandardCharsets.UTF_8), terminal);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
