package io.turnout.control.delivery;

import io.turnout.control.delivery.Ruling.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many of the changes that users have read from, and that were judged, were taken back.
 *
 * @param judged how many there are
 * @param failed of these
 * @param rejected changes more that were found out before anybody read from them: they have failed nobody, and are no success either
 * @param unjudged changes more that no rollout has judged
 * @param rate null if none was judged
 * @param lower not less, with 95 % confidence; null with {@code rate}
 * @param upper nor more
 */
public record ChangeFailures(
        int judged, int failed, int rejected, int unjudged, Double rate, Double lower, Double upper, Grade grade) {
    /** By <i>Accelerate</i>, at most. */
    static final double YARDSTICK = 0.15;

    /** @param rulings of the service */
    static ChangeFailures of(List<Deploy> changes, List<Ruling> rulings) {
        Set<String> takenBack = builds(rulings, Kind.TAKEN_BACK);
        Set<String> didWell = builds(rulings, Kind.DID_WELL);
        Set<String> rejects = builds(rulings, Kind.REJECTED);
        int failed = count(changes, takenBack::contains);
        int judged = count(changes, build -> takenBack.contains(build) || didWell.contains(build));
        int rejected = count(
                changes, build -> rejects.contains(build) && !takenBack.contains(build) && !didWell.contains(build));
        int unjudged = changes.size() - judged - rejected;
        if (judged == 0) {
            return new ChangeFailures(0, 0, rejected, unjudged, null, null, null, Grade.TOO_FEW);
        }
        Exact.Interval share = Exact.share(failed, judged);
        Grade grade = share.upper() <= YARDSTICK
                ? Grade.MEETS
                : share.lower() > YARDSTICK ? Grade.DOES_NOT_MEET : Grade.TOO_FEW;
        return new ChangeFailures(
                judged, failed, rejected, unjudged, (double) failed / judged, share.lower(), share.upper(), grade);
    }

    private static Set<String> builds(List<Ruling> rulings, Kind kind) {
        return rulings.stream()
                .filter(each -> each.kind() == kind && each.build() != null)
                .map(Ruling::build)
                .collect(Collectors.toSet());
    }

    private static int count(List<Deploy> changes, Predicate<String> isOne) {
        return (int) changes.stream().map(Deploy::build).filter(isOne).count();
    }
}
