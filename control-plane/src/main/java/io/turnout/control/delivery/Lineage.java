package io.turnout.control.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells what is seen now from a deploy. A build that is still there is no new one, nor is one that was away with no newer one in its place:
 * that was a restart. While pods are replaced, both builds answer by turns, and neither is away for long. A build that was away while a newer
 * one was seen, and is back, was deployed again.
 *
 * @param deploys of one service
 * @param quiet how long a build is not seen before it counts as away
 */
public record Lineage(List<Deploy> deploys, Duration quiet) {
    /** The deploy that it belongs to; none if it is a new one. */
    public Optional<Deploy> seen(String build, Instant at) {
        return latest(build, at).filter(known -> isStillThere(known, at) || !wasReplaced(known, at));
    }

    /** The same of what somebody tells, maybe some time afterwards: the service may have been seen with the build since. */
    public Optional<Deploy> told(String build, Instant at) {
        return seen(build, at).or(() -> seenSince(build, at));
    }

    private Optional<Deploy> latest(String build, Instant at) {
        return deploys.stream()
                .filter(each -> each.build().equals(build))
                // clocks differ
                .filter(each -> !each.firstSeen().isAfter(at.plus(quiet)))
                .max(Comparator.comparing(Deploy::firstSeen));
    }

    private boolean isStillThere(Deploy known, Instant at) {
        return !at.isAfter(known.lastSeen().plus(quiet));
    }

    private boolean wasReplaced(Deploy known, Instant at) {
        return deploys.stream()
                .filter(other -> other.firstSeen().isAfter(known.firstSeen()))
                .anyMatch(newer -> newer.lastSeen().isAfter(known.lastSeen())
                        && !newer.firstSeen().isAfter(at));
    }

    /** The next deploy after a time, if it is of the build. */
    private Optional<Deploy> seenSince(String build, Instant at) {
        return deploys.stream()
                .filter(each -> each.firstSeen().isAfter(at))
                .min(Comparator.comparing(Deploy::firstSeen))
                .filter(each -> each.build().equals(build) && each.toldBy() == null);
    }
}
