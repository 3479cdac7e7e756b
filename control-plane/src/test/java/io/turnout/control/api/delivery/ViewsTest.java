package io.turnout.control.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.delivery.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final Views views = new Views(Duration.ofSeconds(10));

    @Test
    void aViewIsGoodForSomeSecondsAndForItsWindowAlone() {
        DeliveryView view = views.keep(view(30, START));

        assertThat(views.of(30, START)).containsSame(view);
        assertThat(views.of(30, START.plusMillis(9_999))).containsSame(view);
        assertThat(views.of(30, START.plusSeconds(10))).isEmpty();
        assertThat(views.of(7, START)).isEmpty();
    }

    @Test
    void aNewerViewTakesThePlaceOfTheOlderOne() {
        views.keep(view(30, START));
        DeliveryView newer = views.keep(view(30, START.plusSeconds(3)));

        assertThat(views.of(30, START.plusSeconds(12))).containsSame(newer);
    }

    @Test
    void aViewOfAClockThatWasSetBackIsNone() {
        views.keep(view(30, START));

        assertThat(views.of(30, START.minusSeconds(3600))).isEmpty();
    }

    @Test
    void keepsAFewHoweverManyWindowsAreAskedFor() {
        IntStream.rangeClosed(1, 365).forEach(days -> views.keep(view(days, START)));

        assertThat(IntStream.rangeClosed(1, 365)
                        .filter(days -> views.of(days, START).isPresent()))
                .hasSize(8);
    }

    @Test
    void thoseThatAreTooOldMakeRoom() {
        IntStream.rangeClosed(1, 8).forEach(days -> views.keep(view(days, START)));
        Instant later = START.plusSeconds(10);

        views.keep(view(9, later));

        assertThat(views.of(9, later)).isPresent();
    }

    @Test
    void nothingIsRememberedForNoTime() {
        Views none = new Views(Duration.ZERO);
        none.keep(view(30, START));

        assertThat(none.of(30, START)).isEmpty();
    }

    @Test
    void doesNotRememberForLongerThanThePageWaits() {
        assertThatThrownBy(() -> new Views(Duration.ofSeconds(11))).hasMessageContaining("10s at most");
    }

    private static DeliveryView view(int days, Instant asOf) {
        return new DeliveryView(asOf, days, new Span(asOf.minus(Duration.ofDays(days)), asOf), List.of(), List.of());
    }
}
