package io.turnout.control.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The four measures of one service, in a window of time.
 *
 * @param build that was seen last; null if none was
 * @param changedAt when its code changed last; null if nobody has told it
 * @param deploys in the window, the newest first; also of builds that were deployed before
 * @param changes ids of those that brought new code: a build that comes back brings none
 * @param looked when the service was looked at
 * @param rulings of rollouts in the window, the newest first
 */
public record Delivery(
        String service,
        String build,
        Instant changedAt,
        LeadTime leadTime,
        Frequency frequency,
        ChangeFailures changeFailures,
        Restore restore,
        List<Deploy> deploys,
        Set<Long> changes,
        List<Span> looked,
        List<Ruling> rulings) {
    /**
     * @param all deploys of the service that are kept
     * @param looked when it was looked at, as far as that is kept
     * @param rulings of all services
     * @param quiet how long a build may not be seen before it counts as away
     */
    public static Delivery of(
            String service, Span window, List<Deploy> all, List<Span> looked, List<Ruling> rulings, Duration quiet) {
        List<Ruling> its =
                rulings.stream().filter(each -> service.equals(each.service())).toList();
        List<Deploy> inOrder =
                all.stream().sorted(Comparator.comparing(Deploy::firstSeen)).toList();
        List<Deploy> deploys = inOrder.stream()
                .filter(each -> !each.wasThere() && window.has(each.firstSeen()))
                .toList();
        List<Deploy> changes =
                changes(inOrder).stream().filter(deploys::contains).toList();
        List<Span> watched = window.of(withTold(looked, inOrder, window.until()));
        Deploy last = all.stream().max(Comparator.comparing(Deploy::lastSeen)).orElse(null);
        return new Delivery(
                service,
                last == null ? null : last.build(),
                last == null ? null : last.changedAt(),
                LeadTime.of(changes, quiet),
                Frequency.of(deploys, watched, quiet),
                ChangeFailures.of(changes, its),
                Restore.of(window, all, its),
                deploys.reversed(),
                changes.stream().map(Deploy::id).collect(Collectors.toCollection(TreeSet::new)),
                watched,
                its.stream()
                        .filter(each -> window.has(each.at()))
                        .sorted(Comparator.comparing(Ruling::at).reversed())
                        .toList());
    }

    /** Deploys more of builds that had run before. */
    public int again() {
        return deploys.size() - changes.size();
    }

    /** A build that comes back brings no new code. */
    private static List<Deploy> changes(List<Deploy> inOrder) {
        Set<String> known = new HashSet<>();
        return inOrder.stream().filter(each -> known.add(each.build())).toList();
    }

    /** Who tells of one deploy of a service tells of all that come after it. */
    private static List<Span> withTold(List<Span> looked, List<Deploy> inOrder, Instant now) {
        return inOrder.stream()
                .filter(each -> each.toldBy() != null && !each.firstSeen().isAfter(now))
                .findFirst()
                .map(first -> {
                    List<Span> all = new ArrayList<>(looked);
                    all.add(new Span(first.firstSeen(), now));
                    return all;
                })
                .orElse(looked);
    }
}
