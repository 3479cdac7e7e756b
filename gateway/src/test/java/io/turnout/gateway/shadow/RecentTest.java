package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent recent = new Recent();

    @Test
    void knowsAWriteThatIsAlone() {
        Recent.Write one = recent.note("/a");
        recent.note("/b");

        assertThat(recent.isAlone(one)).isTrue();
    }

    @Test
    void knowsOfTwoWritesThatNeitherIsAlone() {
        Recent.Write one = recent.note("/a");
        Recent.Write two = recent.note("/a");

        assertThat(recent.isAlone(one)).isFalse();
        assertThat(recent.isAlone(two)).isFalse();
    }

    @Test
    void forgetsRatherThanGrow() {
        Recent.Write one = recent.note("/a");
        for (int i = 0; i < 20_000; i++) {
            recent.note("/b/" + i);
        }

        assertThat(recent.isAlone(one)).isTrue();
    }
}
