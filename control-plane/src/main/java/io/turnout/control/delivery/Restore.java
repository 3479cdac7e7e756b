package io.turnout.control.delivery;

import io.turnout.control.delivery.Ruling.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How long users could read from a build that was taken back, until it was: at most so long it has done harm. */
public record Restore(Times times, Grade grade) {
    /** By <i>Accelerate</i>. */
    static final Duration YARDSTICK = Duration.ofHours(1);

    /**
     * @param deploys all of the service
     * @param rulings of the service
     */
    static Restore of(Span window, List<Deploy> deploys, List<Ruling> rulings) {
        Times times = Times.of(rulings.stream()
                .filter(each -> each.kind() == Kind.TAKEN_BACK && window.has(each.at()))
                .map(each -> Duration.between(begin(each, deploys), each.at()))
                .toList());
        return new Restore(times, times.below(YARDSTICK));
    }

    /** A build that came while others read from the one before it could be read from since. */
    private static Instant begin(Ruling ruling, List<Deploy> deploys) {
        return deploys.stream()
                .filter(each ->
                        each.build().equals(ruling.build()) && !each.firstSeen().isAfter(ruling.at()))
                .map(Deploy::firstSeen)
                .max(Comparator.naturalOrder())
                .map(since -> Span.later(since, ruling.exposedSince()))
                .orElse(ruling.exposedSince());
    }
}
