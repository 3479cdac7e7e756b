package io.turnout.talks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.talks.feed.FeedChecker.Seen;
import io.turnout.talks.feed.FeedChecker.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedCheckerTest {
    private static final List<Write> WRITES =
            List.of(new Write(1, true, 0, 10), new Write(2, true, 20, 30), new Write(3, false, 0, 5));

    @Test
    void acceptsWhatIsRight() {
        assertThat(violations(new Seen(5, 1), new Seen(6, 2))).isEmpty();
    }

    @Test
    void seesEachKindOfFault() {
        assertThat(violations(new Seen(5, 1), new Seen(7, 2))).containsExactly("gap: position 7 at place 2");
        assertThat(violations(new Seen(5, 1))).containsExactly("lost: 2");
        assertThat(violations(new Seen(5, 2), new Seen(6, 1))).containsExactly("out of order: 1");
        assertThat(violations(new Seen(5, 1), new Seen(6, 2), new Seen(7, 3))).contains("never committed: 3");
        assertThat(violations(new Seen(5, 1), new Seen(6, 2), new Seen(7, 2)))
                .containsExactly("twice: Seen[position=7, id=2]");
    }

    private static List<String> violations(Seen... seen) {
        return FeedChecker.violations(4, List.of(seen), WRITES);
    }
}
