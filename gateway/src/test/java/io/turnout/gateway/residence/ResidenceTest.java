package io.turnout.gateway.residence;

import static io.turnout.gateway.plan.Stage.CANDIDATE;
import static io.turnout.gateway.plan.Stage.LEGACY;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.gateway.plan.Dataset;
import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.plan.Upstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidenceTest {
    private static final Dataset NOTES = new Dataset("notes", upstream("old"), upstream("new"), List.of());

    private final Residences residences = new Residences();
    private final Residence notes = residences.of("notes");
    private final Visit legacy = residences.visit(List.of(NOTES), LEGACY);

    /** What one side said at some time. */
    private record Said(Stage side, boolean open, long turn) {}

    @Test
    void isLegacyUntilTheOtherSideIsSeenOpen() {
        assertThat(notes.side()).isEqualTo(LEGACY);
        learn(new Said(LEGACY, false, 3));
        learn(new Said(CANDIDATE, false, 0));
        assertThat(notes.side()).isEqualTo(LEGACY);

        learn(new Said(CANDIDATE, true, 3));

        assertThat(notes.side()).isEqualTo(CANDIDATE);
    }

    @Test
    void takesTheSideThatClosedLastForTheOneThatWasWrittenLast() {
        learn(new Said(LEGACY, false, 3));
        learn(new Said(CANDIDATE, false, 5));

        assertThat(notes.side()).isEqualTo(CANDIDATE);
    }

    @Test
    void endsWhereTheDataIsInWhateverOrderItIsTold() {
        // forth in turn 2, forth and undone in turn 4 of the way back, back in turn 5
        List<Said> history = List.of(
                new Said(LEGACY, true, 0),
                new Said(LEGACY, false, 2),
                new Said(CANDIDATE, false, 0),
                new Said(CANDIDATE, true, 2),
                new Said(CANDIDATE, false, 4),
                new Said(CANDIDATE, true, 4),
                new Said(CANDIDATE, false, 5),
                new Said(LEGACY, true, 5));
        for (int seed = 0; seed < 500; seed++) {
            List<Said> order = new ArrayList<>(history);
            Collections.shuffle(order, new Random(seed));
            Residence fresh = new Residence();
            order.forEach(said -> fresh.learn(said.side, new FenceLook("notes", said.open, said.turn)));

            assertThat(fresh.side()).as("%s", order).isEqualTo(LEGACY);
        }
    }

    @Test
    void believesASideThatOpenedAfterTheOtherWasClosedEvenIfTurnsBeganAnew() {
        learn(new Said(CANDIDATE, true, 70));
        Visit candidate = residences.visit(List.of(NOTES), CANDIDATE);

        List<Visit.Stop> closed = candidate.closed("notes;open=?0;turn=0");
        closed.getFirst().heard(new FenceLook("notes", true, 0), true);

        assertThat(notes.side()).isEqualTo(LEGACY);
        assertThat(candidate.hasMoved()).isTrue();
    }

    @Test
    void readsWhatUpstreamsTellAndIgnoresTheRest() {
        assertThat(FenceLook.parse("notes;open=?0;turn=3, talks;open=?1;turn=0"))
                .containsExactly(new FenceLook("notes", false, 3), new FenceLook("talks", true, 0));
        assertThat(FenceLook.parse("notes;open=?2;turn=3, , talks, x;open=?1;turn=99999999999999999999"))
                .isEmpty();
    }

    @Test
    void countsAnAnswerThatSaysNothingOrOnlyOfOthers() {
        assertThat(legacy.closed(null)).isEmpty();
        assertThat(legacy.closed("talks;open=?0;turn=9")).isEmpty();
        assertThat(legacy.closed("notes;open=?1;turn=1")).isEmpty();
        assertThat(legacy.closed("notes;open=?1;turn=1")).isEmpty();
        assertThat(legacy.closed("notes;open=?0;turn=2")).hasSize(1);
        assertThat(legacy.closed("unreadable")).hasSize(1);
        assertThat(legacy.hasMoved()).isFalse();
    }

    private void learn(Said said) {
        notes.learn(said.side, new FenceLook("notes", said.open, said.turn));
    }

    private static Upstream upstream(String name) {
        return new Upstream(name, false, "127.0.0.1", 1, Duration.ofSeconds(1), false);
    }
}
