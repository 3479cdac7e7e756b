package io.turnout.control.delivery;

import static io.turnout.control.delivery.DeployTestData.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.delivery.Release.Phase;
import io.turnout.control.delivery.Release.Verdict;
import io.turnout.control.delivery.Ruling.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulingsTest {
    private static final String ITSELF = "control plane";

    private final List<Release> log = new ArrayList<>();

    @Test
    void aBuildThatDidWorseWhileUsersReadFromItIsTakenBack() {
        add(Phase.COMPARING, 0, "ada");
        add(Phase.READING, 1, ITSELF);
        add(Phase.READING, 2, ITSELF, Map.of("b", Verdict.WELL));
        add(Phase.ROLLED_BACK, 2, ITSELF, Map.of("b", Verdict.WELL, "c", Verdict.WORSE));

        assertThat(rulings()).extracting(Ruling::kind).containsExactly(Kind.DID_WELL, Kind.TAKEN_BACK);
        Ruling back = rulings().getLast();
        assertThat(back.build()).isEqualTo("c");
        assertThat(back.service()).isEqualTo("of read-a");
        assertThat(back.exposedSince()).isEqualTo(log.get(1).at());
        assertThat(back.at()).isEqualTo(log.get(3).at());
    }

    @Test
    void aBuildThatAnswersOtherwiseBeforeAnybodyReadsFromItIsRejected() {
        add(Phase.COMPARING, 0, "ada");
        addDiffering(0, "b");

        assertThat(rulings()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.REJECTED);
            assertThat(one.build()).isEqualTo("b");
            assertThat(one.exposedSince()).isNull();
        });
    }

    @Test
    void aBuildThatAnswersOtherwiseWhenUsersReadFromItIsTakenBack() {
        add(Phase.COMPARING, 0, "ada");
        add(Phase.READING, 1, ITSELF);
        addDiffering(1, "b");

        assertThat(rulings()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.TAKEN_BACK);
            assertThat(one.build()).isEqualTo("b");
        });
    }

    @Test
    void anOperatorTakesBackTheBuildThatUsersReadFrom() {
        add(Phase.READING, 1, ITSELF);
        add(Phase.ROLLED_BACK, 1, "ada", Map.of("b", Verdict.OPEN));

        assertThat(rulings()).extracting(Ruling::build).containsExactly("b");
        assertThat(rulings()).extracting(Ruling::who).containsExactly("ada");
    }

    @Test
    void anOperatorTakesBackTheBuildThatCameLastWhereSeveralAnswerOrNoneIsNamed() {
        add(Phase.READING, 1, ITSELF);
        add(Phase.ROLLED_BACK, 1, "ada", Map.of("b", Verdict.WELL, "c", Verdict.OPEN));
        add(Phase.READING, 1, ITSELF);
        add(Phase.ROLLED_BACK, 1, "ada");

        assertThat(rulings())
                .filteredOn(each -> each.kind() == Kind.TAKEN_BACK)
                .extracting(Ruling::build)
                .containsExactly("newest of read-a", "newest of read-a");
    }

    @Test
    void whatWasJudgedWhenARolloutWasDoneMayBeGoneWhenItIsTakenBack() {
        add(Phase.READING, 1, ITSELF);
        add(Phase.DONE, 1, ITSELF, Map.of("b", Verdict.WELL));
        add(Phase.ROLLED_BACK, 1, "ada", Map.of("b", Verdict.WELL));

        assertThat(rulings()).extracting(Ruling::build).containsExactly("b", "newest of read-a");
    }

    @Test
    void whoGivesUpBeforeAnybodyReadsSaysNothingOfABuild() {
        add(Phase.COMPARING, 0, "ada");
        add(Phase.ROLLED_BACK, 0, "ada");

        assertThat(rulings()).isEmpty();
    }

    @Test
    void dataThatGoesBackSaysNothingOfABuild() {
        add(Phase.READING, 1, ITSELF);
        add(Phase.DONE, 1, ITSELF);
        add(Phase.ROLLED_BACK, 1, "migration");

        assertThat(rulings()).isEmpty();
    }

    @Test
    void eachRolloutExposesAnew() {
        add(Phase.READING, 1, ITSELF);
        add(Phase.ROLLED_BACK, 1, ITSELF, Map.of("b", Verdict.WORSE));
        add(Phase.COMPARING, 0, "ada");
        add(Phase.READING, 1, ITSELF);
        add(Phase.ROLLED_BACK, 1, ITSELF, Map.of("c", Verdict.WORSE));

        assertThat(rulings())
                .extracting(Ruling::exposedSince)
                .containsExactly(log.get(0).at(), log.get(3).at());
    }

    @Test
    void aBuildWithoutANameIsNobodys() {
        add(Phase.READING, 1, ITSELF);
        add(Phase.ROLLED_BACK, 1, ITSELF, Map.of("", Verdict.WORSE));

        assertThat(rulings()).extracting(Ruling::build).containsExactly((String) null);
    }

    private List<Ruling> rulings() {
        return Rulings.of(
                log,
                capability -> "of " + capability,
                (service, at) -> service.replace("of", "newest of"),
                "migration");
    }

    private void add(Phase phase, int step, String who) {
        add(phase, step, who, Map.of());
    }

    private void add(Phase phase, int step, String who, Map<String, Verdict> judged) {
        log.add(new Release(
                "read-a", phase, step, START.plusSeconds(60L * log.size()), who, "a test", false, null, judged));
    }

    private void addDiffering(int step, String build) {
        log.add(new Release(
                "read-a",
                Phase.ROLLED_BACK,
                step,
                START.plusSeconds(60L * log.size()),
                ITSELF,
                "a test",
                true,
                build,
                Map.of("x", Verdict.WELL)));
    }
}
