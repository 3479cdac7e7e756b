package io.turnout.control.api.room.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.api.delivery.DeliveryView;
import io.turnout.control.delivery.Delivery;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.delivery.Ruling;
import io.turnout.control.delivery.Ruling.Kind;
import io.turnout.control.delivery.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryPageTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Span WINDOW = new Span(START, START.plus(Duration.ofDays(30)));

    private final Deploy first = deploy(1, "a", 0, null);
    private final Deploy change = deploy(2, "b", 10, START);
    private final Deploy again = deploy(3, "a", 20, START);

    @Test
    void saysWhatCameOfEachDeploy() {
        DeliveryPage.Shown shown = shown(ruling(Kind.DID_WELL, "b"), ruling(Kind.TAKEN_BACK, "b"));

        assertThat(shown.deploys()).extracting(DeployRow::what).containsExactly("had run before", "taken back");
        assertThat(shown.deploys()).extracting(DeployRow::after).containsExactly(null, "30 min");
        assertThat(shown.strip().marks()).containsExactly(new Strip.Mark(400, "again"), new Strip.Mark(200, "fail"));
        assertThat(shown.strip().looked()).containsExactly(new Strip.Part(0, 600));
        assertThat(shown.others()).isEmpty();
    }

    @Test
    void tellsOfABuildThatWasThereAtFirstThatItWasTakenBack() {
        DeliveryPage.Shown shown = shown(ruling(Kind.TAKEN_BACK, "a"));

        assertThat(shown.others()).extracting(DeliveryPage.Decided::build).containsExactly("a");
        assertThat(shown.measures()).extracting(Measure::value).containsExactly("30 min", "0.07 a day", "–", "≤ 60 s");
    }

    @Test
    void saysOfHowManyAndHowSureThatIs() {
        Measure failures = shown(ruling(Kind.TAKEN_BACK, "b")).measures().get(2);

        assertThat(failures.value()).isEqualTo("100 %");
        assertThat(failures.gradeWords()).isEqualTo("too few to say");
        assertThat(failures.notes()).containsExactly("1 of 1 judged change taken back", "95 %: 2.5 % to 100 %");
    }

    private DeliveryPage.Shown shown(Ruling... rulings) {
        Delivery delivery = Delivery.of(
                "s", WINDOW, List.of(first, change, again), List.of(WINDOW), List.of(rulings), Duration.ofMinutes(5));
        return DeliveryPage.of(new DeliveryView(WINDOW.until(), 30, WINDOW, List.of(delivery), List.of()))
                .services()
                .getFirst();
    }

    private static Deploy deploy(long id, String build, int day, Instant unseenSince) {
        Instant at = START.plus(Duration.ofDays(day));
        Instant before = unseenSince == null ? null : at.minusSeconds(30);
        return new Deploy(id, "s", build, at.minus(Duration.ofMinutes(30)), at, at, before, null, null);
    }

    private static Ruling ruling(Kind kind, String build) {
        Instant at = START.plus(Duration.ofDays(25));
        return new Ruling(kind, "read", "s", build, at.minusSeconds(60), at, "control plane", "a test");
    }
}
