package io.turnout.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.notes.Planted.Flaw;
import io.turnout.platform.rest.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlantedTest {
    private static final NoteView LONG = note("Twenty letters are left of this.");
    private static final NoteView SHORT = note("Short");

    @Test
    void changesNothingUnlessItIsAskedFor() {
        Planted none = new Planted(Optional.empty());

        assertThat(none.read(LONG)).isSameAs(LONG);
        Page<NoteView> page = new Page<>(List.of(LONG), "next");
        assertThat(none.read(page)).isSameAs(page);
    }

    @Test
    void shortensWhatIsLong() {
        Planted shortened = new Planted(Optional.of(Flaw.SHORTENED));

        assertThat(shortened.read(LONG).body()).isEqualTo("Twenty letters are l");
        assertThat(shortened.read(new Page<>(List.of(SHORT, LONG), "next")))
                .isEqualTo(new Page<>(List.of(SHORT, note("Twenty letters are l")), "next"));
    }

    @Test
    void isLateAndRight() {
        long start = System.nanoTime();

        assertThat(new Planted(Optional.of(Flaw.SLOW)).read(LONG)).isSameAs(LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    private static NoteView note(String body) {
        return new NoteView(1, 2, "Ada", body, 1, Instant.EPOCH, Instant.EPOCH);
    }
}
