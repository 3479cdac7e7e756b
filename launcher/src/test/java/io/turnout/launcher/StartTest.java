package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartTest {
    private static final List<String> END = List.of("\tat a", "\tat b", "Caused by: it", "\t... 27 more", "stopped");

    @Test
    void showsWhatWentWrongFirstBesideTheEndOfALog() {
        List<String> log =
                List.of("12:00 INFO  starts", "12:01 ERROR line 55: no stage", "12:02 ERROR and so", "\tat z");

        assertThat(Start.telling(with(log)))
                .containsExactly(
                        "12:01 ERROR line 55: no stage",
                        "\tat a",
                        "\tat b",
                        "Caused by: it",
                        "\t... 27 more",
                        "stopped");
    }

    @Test
    void showsTheEndOfALogWithoutErrorsAlone() {
        assertThat(Start.telling(with(List.of("12:00 INFO  starts")))).isEqualTo(END);
        assertThat(Start.telling(END.subList(0, 2))).isEqualTo(END.subList(0, 2));
    }

    private static List<String> with(List<String> beginning) {
        return Stream.concat(beginning.stream(), END.stream()).toList();
    }
}
