package io.turnout.launcher.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MadeUpTest {
    private static final int MANY = 2_000;

    private final MadeUp madeUp = new MadeUp(1, MANY);

    @Test
    void isTheSameForTheSameSeedAndOtherForAnother() {
        assertThat(new MadeUp(1, MANY).talk(7)).isEqualTo(madeUp.talk(7));
        assertThat(new MadeUp(1, MANY).note(7)).isEqualTo(madeUp.note(7));
        assertThat(new MadeUp(2, MANY).talk(7)).isNotEqualTo(madeUp.talk(7));
        assertThat(new MadeUp(2, MANY).note(7)).isNotEqualTo(madeUp.note(7));
    }

    @Test
    void givesEachTalkATitleOfItsOwnAndTimesThatAddUp() {
        Set<String> titles = new HashSet<>();
        for (int number = 0; number < MANY; number++) {
            MadeUp.Talk talk = madeUp.talk(number);
            titles.add(talk.title());
            assertThat(talk.day() == null).isEqualTo(talk.start() == null);
            assertThat(talk.start() == null || talk.start().isBefore(talk.end()))
                    .isTrue();
        }
        assertThat(titles).hasSize(MANY);
    }

    @Test
    void putsNotesOnTalksThatThereAre() {
        for (int number = 0; number < MANY; number++) {
            assertThat(madeUp.note(number).talk()).isBetween(0, MANY - 1);
        }
    }

    @Test
    void writesNothingAsNullAndEscapesWhatCopyWouldTakeForItsOwn() {
        MadeUp.Note note = new MadeUp.Note(3, "A\tB", "one\ntwo \\ three", Instant.EPOCH);

        assertThat(Rows.note(1, 4, note))
                .isEqualTo("1\t4\tA\\tB\tone\\ntwo \\\\ three\t1\t1970-01-01T00:00:00Z\t1970-01-01T00:00:00Z\n");
        assertThat(Rows.talk(1, new MadeUp.Talk("A b", null, "S", null, null, null, null, null, null, Instant.EPOCH)))
                .startsWith("1\tA b\tab\t\\N\t{\"S\"}\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t1\t");
    }
}
