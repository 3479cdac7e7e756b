package io.turnout.control.delivery;

import static io.turnout.control.delivery.DeployTestData.QUIET;
import static io.turnout.control.delivery.DeployTestData.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

class LineageTest {
    private static final int STEP_SECONDS = 5;

    private final List<Deploy> deploys = new ArrayList<>();
    private Instant now = START;

    @BeforeTry
    void begin() {
        deploys.clear();
        now = START;
    }

    /** However its pods are hit, as long as each build is within the quiet time. */
    @Property(tries = 200)
    void aRollingUpdateIsOneDeployHoweverItsBuildsAlternate(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 58) Integer> runs) {
        see("a", 100);

        for (int i = 0; i < runs.size(); i++) {
            see(i % 2 == 0 ? "b" : "a", runs.get(i));
        }
        see("b", 100);

        assertThat(builds()).containsExactly("a", "b");
    }

    @Property(tries = 200)
    void aBuildThatStaysIsOneDeployHoweverOftenItIsAway(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 1_000_000) Integer> away) {
        for (int seconds : away) {
            see("a", 3);
            now = now.plusSeconds(seconds);
        }
        see("a", 3);

        assertThat(builds()).containsExactly("a");
    }

    @Property(tries = 200)
    void eachTurnToAnotherBuildThatLastsIsADeploy(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 2) Integer> turns) {
        List<String> expected = new ArrayList<>();
        for (int turn : turns) {
            String build = "b" + turn;
            see(build, 2 * (int) QUIET.toSeconds() / STEP_SECONDS);
            if (expected.isEmpty() || !expected.getLast().equals(build)) {
                expected.add(build);
            }
        }

        assertThat(builds()).isEqualTo(expected);
    }

    @Example
    void aBuildThatIsBackAfterARollingUpdateIsADeploy() {
        see("a", 100);
        for (int i = 0; i < 20; i++) {
            see("b", 1);
            see("a", 1);
        }
        see("b", 100);

        see("a", 100);

        assertThat(builds()).containsExactly("a", "b", "a");
    }

    @Example
    void aBuildThatIsBackWithinAMomentWasNeverAway() {
        see("a", 100);
        see("b", 10);

        see("a", 100);

        assertThat(builds()).containsExactly("a", "b");
    }

    @Example
    void aDeployThatWasToldOfBeforeItIsSeenIsOne() {
        see("a", 100);
        deploys.add(DeployTestData.told("b", Duration.between(START, now), "ci"));

        see("a", 300);
        see("b", 100);

        assertThat(builds()).containsExactly("a", "b");
    }

    @Example
    void aDeployThatIsToldOfAfterItWasSeenIsTheSame() {
        see("a", 100);
        Instant deployed = now;
        now = now.plus(Duration.ofHours(2));
        see("b", 100);

        assertThat(lineage().told("b", deployed)).contains(deploys.getLast());
        assertThat(lineage().told("c", deployed)).isEmpty();
        assertThat(lineage().told("b", START.minusSeconds(3600))).isEmpty();
    }

    /** Looks so often, as the watch does. */
    private void see(String build, int times) {
        for (int i = 0; i < times; i++) {
            now = now.plusSeconds(STEP_SECONDS);
            Optional<Deploy> known = lineage().seen(build, now);
            known.ifPresentOrElse(
                    old -> deploys.set(deploys.indexOf(old), lastSeen(old)),
                    () -> deploys.add(DeployTestData.aDeploy(build, Duration.between(START, now), 0)));
        }
    }

    private Deploy lastSeen(Deploy old) {
        return new Deploy(
                old.id(),
                old.service(),
                old.build(),
                old.changedAt(),
                old.firstSeen(),
                now,
                old.unseenSince(),
                old.toldBy(),
                old.reason());
    }

    private Lineage lineage() {
        return new Lineage(List.copyOf(deploys), QUIET);
    }

    private List<String> builds() {
        return deploys.stream().map(Deploy::build).toList();
    }
}
