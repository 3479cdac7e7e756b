package io.turnout.control.confidence;

import io.turnout.control.rollout.Exposure;
import io.turnout.control.rollout.Subjects;
import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.SideCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What builds did that were judged worse, and what they would have done if all had read from them from their first answer on: the requests of both sides in the
 * same time, by the share of them that were worse than the legacy side's.
 *
 * @param builds that were judged worse
 * @param failedBeyond share of requests that failed beyond the legacy side's; null if there is nothing to hold it against
 * @param slowMillis longer is slow: what 95 % of the legacy side's took, with what the plan allows beyond it; null if nobody knows
 * @param slowBeyond share of requests that were slow beyond the legacy side's; null if nobody knows. Its interval takes the limit as given, though it
 *     is chosen by the same requests of the legacy side that are counted against it: unlike that of failures, it is not exact
 * @param requestsThere that the builds answered
 * @param requestsOfAll of both sides in that time
 * @param answeredThere of them, those that did not fail: of these it is known how long they took
 * @param subjectsOfAll of both sides
 */
public record Harm(
        List<String> builds,
        Range failedBeyond,
        Double slowMillis,
        Range slowBeyond,
        long requestsThere,
        long requestsOfAll,
        long answeredThere,
        long answeredOfAll,
        Subjects.Number subjectsOfAll) {
    private static final double SLOW = 0.95;

    /** Of exposures of the builds, with those of the legacy side in the same steps. */
    static Harm of(List<Exposure> builds, List<Exposure> legacy, double slowdown) {
        SideCount there = sum(builds.stream().map(Exposure::counted).toList());
        SideCount beside = beside(builds);
        Subjects all = Stream.concat(builds.stream(), legacy.stream())
                .map(Exposure::subjects)
                .reduce(Subjects.NOBODY, Subjects::plus);
        boolean isKnown = there.latencies().total() > 0 && beside.latencies().total() > 0;
        int usual = isKnown ? beside.latencies().quantile(SLOW) : 0;
        int limit = Math.min(usual + Buckets.shift(slowdown), Buckets.COUNT - 1);
        return new Harm(
                builds.stream().map(Exposure::build).distinct().toList(),
                Excess.ofFailures(there, beside),
                isKnown && Buckets.upperNanos(limit) != Long.MAX_VALUE ? Buckets.upperNanos(limit) / 1e6 : null,
                isKnown
                        ? Excess.of(
                                there.latencies().above(limit),
                                there.latencies().total(),
                                beside.latencies().above(limit),
                                beside.latencies().total())
                        : null,
                there.requests(),
                there.requests() + beside.requests(),
                there.latencies().total(),
                there.latencies().total() + beside.latencies().total(),
                all.number());
    }

    /** What the legacy side did beside builds: beside several in a step it did the same, so that which was there first counts. */
    public static SideCount beside(List<Exposure> builds) {
        Map<Integer, SideCount> bySteps = builds.stream()
                .collect(Collectors.toMap(
                        Exposure::step,
                        Exposure::beside,
                        BinaryOperator.maxBy(Comparator.comparingLong(SideCount::requests))));
        return sum(List.copyOf(bySteps.values()));
    }

    static SideCount sum(List<SideCount> sides) {
        return sides.stream().reduce(SideCount.NOTHING, SideCount::plus);
    }

    /** Requests more that failed than would have on the legacy side; null if nobody knows. */
    public Range failedThere() {
        return of(failedBeyond, requestsThere);
    }

    /** The same, if all had read from the candidate. */
    public Range failedOfAll() {
        return of(failedBeyond, requestsOfAll);
    }

    public Range slowThere() {
        return of(slowBeyond, answeredThere);
    }

    public Range slowOfAll() {
        return of(slowBeyond, answeredOfAll);
    }

    private static Range of(Range share, long requests) {
        return share == null ? null : share.map(each -> Math.max(0, each) * requests);
    }
}
