package io.turnout.control.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How long a change waits from its commit until it runs.
 *
 * @param untold changes of which nobody has told when their code changed
 * @param unseen of those, changes that came while nobody looked, so that it is not known when
 */
public record LeadTime(Times times, int untold, int unseen, Grade grade) {
    /** By <i>Accelerate</i>. */
    static final Duration YARDSTICK = Duration.ofHours(1);

    /** @param quiet how long nobody may have looked before */
    static LeadTime of(List<Deploy> changes, Duration quiet) {
        List<Deploy> told = changes.stream()
                .filter(each -> each.changedAt() != null && !each.changedAt().isAfter(each.firstSeen()))
                .toList();
        List<Deploy> timely = told.stream().filter(each -> each.isTimely(quiet)).toList();
        Times times = Times.of(timely.stream()
                .map(each -> Duration.between(each.changedAt(), each.firstSeen()))
                .toList());
        return new LeadTime(times, changes.size() - told.size(), told.size() - timely.size(), times.below(YARDSTICK));
    }
}
