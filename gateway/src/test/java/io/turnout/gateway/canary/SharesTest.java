package io.turnout.gateway.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads where, and who waits, while gateways learn of a change one after the other. */
class SharesTest {
    private static final long SETTLED = 100;

    @TempDir
    private Path folder;

    @Test
    void aNewShareIsWaitedForAtOnceAndReadFromWhenAllKnow() {
        Degree grown = Shares.NONE
                .become("1", List.of(new Canary("notes", 30)), 0, SETTLED)
                .byCapability()
                .get("notes");

        assertThat(grown.waiting(1)).isEqualTo(30);
        assertThat(grown.reading(1)).isZero();
        assertThat(grown.reading(SETTLED)).isEqualTo(30);
    }

    @Test
    void aSmallerOneIsReadFromAtOnceAndWaitedForUntilAllKnow() {
        Degree shrunk = Shares.known(List.of(new Canary("notes", 30)), 0)
                .become("1", List.of(new Canary("notes", 10)), 10, SETTLED)
                .byCapability()
                .get("notes");

        assertThat(shrunk.reading(11)).isEqualTo(10);
        assertThat(shrunk.waiting(11)).isEqualTo(30);
        assertThat(shrunk.waiting(SETTLED)).isEqualTo(10);
    }

    @Test
    void oneThatIsGoneIsWaitedForUntilAllKnowAndForgottenThen() {
        Shares gone = Shares.known(List.of(new Canary("notes", 30)), 0).become("1", List.of(), 10, SETTLED);

        assertThat(gone.byCapability().get("notes").reading(11)).isZero();
        assertThat(gone.byCapability().get("notes").waiting(11)).isEqualTo(30);
        assertThat(gone.become("2", List.of(), SETTLED, 2 * SETTLED).byCapability())
                .isEmpty();
    }

    @Test
    void oneThatStaysIsNotSettledAnew() {
        Shares first = Shares.NONE.become("1", List.of(new Canary("notes", 30)), 0, SETTLED);

        Shares second = first.become("2", List.of(new Canary("notes", 30), new Canary("talks", 5)), 90, 90 + SETTLED);

        assertThat(second.byCapability().get("notes").reading(SETTLED)).isEqualTo(30);
        assertThat(second.byCapability().get("talks").reading(SETTLED)).isZero();
    }

    @Test
    void twoQuickChangesAreReadFromAsLittleAsTheSmallestOfThem() {
        Shares settled = Shares.known(List.of(new Canary("notes", 5)), 0);

        Degree back = settled.become("1", List.of(new Canary("notes", 100)), 10, SETTLED)
                .become("2", List.of(new Canary("notes", 50)), 20, SETTLED + 10)
                .of("notes");
        Degree again = Shares.NONE
                .become("1", List.of(new Canary("notes", 50)), 0, SETTLED)
                .become("2", List.of(), 10, SETTLED + 10)
                .become("3", List.of(new Canary("notes", 50)), 20, SETTLED + 20)
                .of("notes");

        assertThat(back.reading(21)).isEqualTo(5);
        assertThat(back.waiting(21)).isEqualTo(100);
        assertThat(back.reading(SETTLED + 10)).isEqualTo(50);
        assertThat(again.reading(21)).isZero();
        assertThat(again.waiting(21)).isEqualTo(50);
    }

    @Test
    void aLeaseEndsSoMuchEarlierAsTheCandidateWasBehind() {
        Leases leases = new Leases(Duration.ofNanos(1_000));
        assertThat(leases.has(List.of("notes"), 0)).isFalse();

        leases.extend("notes", 50, Duration.ofNanos(400));

        assertThat(leases.has(List.of("notes"), 649)).isTrue();
        assertThat(leases.has(List.of("notes"), 650)).isFalse();
        assertThat(leases.has(List.of("notes", "talks"), 60)).isFalse();
        assertThat(leases.has(List.of(), 60)).isTrue();
    }

    @Test
    void aLeaseIsNotShortenedByWhatIsLearnedLate() {
        Leases leases = new Leases(Duration.ofNanos(1_000));
        leases.extend("notes", 500, Duration.ZERO);

        leases.extend("notes", 100, Duration.ZERO);

        assertThat(leases.has(List.of("notes"), 1_499)).isTrue();
    }

    @Test
    void isKeptOnDisk() throws IOException {
        Path file = folder.resolve("some/canaries.json");
        Memory memory = new Memory(Optional.of(file));
        assertThat(memory.read()).isEmpty();

        memory.keep(List.of(new Canary("notes", 30)));
        assertThat(new Memory(Optional.of(file)).read()).containsExactly(new Canary("notes", 30));

        Files.writeString(file, "{\"canaries\":[{\"capability\":\"notes\",\"percent\":300}]}");
        assertThat(memory.read()).isEmpty();
        for (String nonsense :
                List.of("{", "null", "{}", "{\"canaries\":[null]}", "{\"canaries\":[{\"percent\":5}]}")) {
            Files.writeString(file, nonsense);
            assertThat(memory.read()).as(nonsense).isEmpty();
        }
    }

    @Test
    void whatCannotBeKeptIsNoReasonToFail() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "");

        new Memory(Optional.of(taken.resolve("canaries.json"))).keep(List.of());
        new Memory(Optional.empty()).keep(List.of());

        assertThat(new Memory(Optional.empty()).read()).isEmpty();
    }
}
