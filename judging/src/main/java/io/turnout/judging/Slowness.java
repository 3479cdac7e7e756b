package io.turnout.judging;

import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.Window;
import io.turnout.judging.evidence.Logs;
import io.turnout.judging.evidence.OddsEvidence;
import io.turnout.judging.evidence.Proportion;
import io.turnout.judging.evidence.Table;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of latencies: how many requests of each side took longer than what the legacy side's took so far, at some
 * quantiles of these. The candidate's may take so many buckets longer. What is long is settled before a window is looked at, which keeps
 * the evidence valid. Immutable.
 *
 * @param worse by quantile: that more of the candidate's take longer
 * @param asFast by quantile: that not many more do
 */
record Slowness(List<OddsEvidence> worse, List<AsFast> asFast) {
    private static final List<Double> QUANTILES = List.of(0.5, 0.9, 0.95, 0.99);
    /** It is shown at each of these, up to the tail, before it passes. */
    private static final List<Double> SLOW = List.of(0.95, 0.99);
    /** So many of the legacy side's must have been slower, before it is known what is slow. */
    private static final long TO_LEARN = 10;

    /** @param tail the share of requests of which it is to be shown that they are as fast */
    static Slowness unknown(double tail) {
        return new Slowness(
                QUANTILES.stream().map(each -> OddsEvidence.above(1)).toList(),
                Stream.concat(SLOW.stream().filter(quantile -> quantile < tail), Stream.of(tail))
                        .map(AsFast::unknown)
                        .toList());
    }

    /**
     * At one quantile.
     *
     * @param beside that less than {@value #MUCH} times as many take long as of the legacy side's in the same time
     * @param slow how many did of the candidate's, of {@code tried}
     */
    record AsFast(double quantile, OddsEvidence beside, long slow, long tried) {
        private static final double MUCH = 1.5;

        static AsFast unknown(double quantile) {
            return new AsFast(quantile, OddsEvidence.below(MUCH), 0, 0);
        }

        AsFast with(Table table) {
            return new AsFast(quantile, beside.with(table), slow + table.ours(), tried + table.ourTries());
        }

        /** The logarithm of the evidence: beside the legacy side in the same time, or as it was before. */
        double log() {
            return Logs.mean(beside.log(), Proportion.logBelow(MUCH * (1 - quantile), slow, tried));
        }
    }

    /**
     * @param known of the legacy side before the window
     * @param shift by how many buckets the candidate may be slower
     */
    Slowness with(Window window, Latencies known, int shift) {
        return new Slowness(
                IntStream.range(0, worse.size())
                        .mapToObj(i -> isKnown(known, QUANTILES.get(i))
                                ? worse.get(i).with(slow(window, known.quantile(QUANTILES.get(i)), shift))
                                : worse.get(i))
                        .toList(),
                asFast.stream()
                        .map(each -> isKnown(known, each.quantile())
                                ? each.with(slow(window, known.quantile(each.quantile()), shift))
                                : each)
                        .toList());
    }

    private static boolean isKnown(Latencies latencies, double quantile) {
        return latencies.total() * (1 - quantile) >= TO_LEARN;
    }

    private static Table slow(Window window, int bucket, int shift) {
        Latencies ours = window.candidate().latencies();
        Latencies theirs = window.legacy().latencies();
        int allowed = Math.min(bucket + shift, Buckets.COUNT - 1);
        return new Table(ours.above(allowed), ours.total(), theirs.above(bucket), theirs.total());
    }

    /** The logarithm of the evidence that the candidate is slower at one of the quantiles. */
    double logWorse() {
        return Logs.mean(worse.stream().mapToDouble(OddsEvidence::log).toArray());
    }

    /** The logarithm of the evidence that it is as fast, at the quantile where there is least. */
    double logAsFast() {
        return asFast.stream().mapToDouble(AsFast::log).min().orElseThrow();
    }
}
