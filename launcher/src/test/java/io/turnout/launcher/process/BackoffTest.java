package io.turnout.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORT_RUN = Duration.ofSeconds(3);

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(backoff.after(SHORT_RUN)).hasSeconds(1);
        assertThat(backoff.after(SHORT_RUN)).hasSeconds(2);
        assertThat(backoff.after(SHORT_RUN)).hasSeconds(4);
        assertThat(backoff.after(SHORT_RUN)).hasSeconds(5);
        assertThat(backoff.after(SHORT_RUN)).hasSeconds(5);
    }

    @Test
    void startsOverAfterALongRun() {
        backoff.after(SHORT_RUN);
        backoff.after(SHORT_RUN);

        assertThat(backoff.after(Backoff.LONG_RUN)).hasSeconds(1);
        assertThat(backoff.after(SHORT_RUN)).hasSeconds(2);
    }
}
