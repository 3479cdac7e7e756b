package io.turnout.judging;

import io.turnout.judging.Judgement.Outcome;
import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.SideCount;
import io.turnout.judging.count.Window;
import io.turnout.judging.evidence.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A candidate on trial beside the legacy side, window by window. It may be judged after each: the chances of {@link Limits} hold for all
 * looks together. A failure stays one. Where nobody is left on the legacy side, it can be tried alone: then only its failures count, held
 * against the limit. Immutable.
 */
public final class Trial {
    private final Limits limits;
    private final boolean alone;
    private final Window counted;
    private final Failures failures;
    private final Slowness slowness;
    private final Peaks peaks;

    private Trial(Limits limits, boolean alone, Window counted, Failures failures, Slowness slowness, Peaks peaks) {
        this.limits = limits;
        this.alone = alone;
        this.counted = counted;
        this.failures = failures;
        this.slowness = slowness;
        this.peaks = peaks;
    }

    /** The most that there has ever been of the evidence that it is worse, as logarithms. */
    private record Peaks(double failsMore, double slower, double failsMuch) {
        static final Peaks NONE = new Peaks(0, 0, 0);

        Peaks with(Failures failures, Slowness slowness) {
            return new Peaks(
                    Math.max(failsMore, failures.worse().log()), Math.max(slower, slowness.logWorse()), failsMuch);
        }

        Peaks withAlone(SideCount candidate, double limit) {
            return new Peaks(
                    failsMore,
                    slower,
                    Math.max(failsMuch, Proportion.logAbove(limit, candidate.failed(), candidate.requests())));
        }
    }

    public static Trial under(Limits limits) {
        return new Trial(limits, false, Window.NOTHING, Failures.UNKNOWN, Slowness.unknown(limits.tail()), Peaks.NONE);
    }

    /** Of a candidate that nothing can be held against: whether too many of its requests fail. How long they take says nothing. */
    public static Trial alone(Limits limits) {
        return new Trial(limits, true, Window.NOTHING, Failures.UNKNOWN, Slowness.unknown(limits.tail()), Peaks.NONE);
    }

    /** This with one window more, in which both sides are warm. */
    public Trial with(Window window) {
        return with(window, true);
    }

    /** This with one window more, of which it is only judged how many requests failed: a side that is not warm yet is slow. */
    public Trial withFailuresOf(Window window) {
        return with(window, false);
    }

    private Trial with(Window window, boolean warm) {
        Window all = counted.plus(window);
        if (alone) {
            Peaks most = peaks.withAlone(all.candidate(), limits.failures());
            return new Trial(limits, true, all, failures, slowness, most);
        }
        Failures failed = failures.with(window, limits.failures());
        Slowness slow =
                warm ? slowness.with(window, counted.legacy().latencies(), Buckets.shift(limits.slowdown())) : slowness;
        return new Trial(limits, false, all, failed, slow, peaks.with(failed, slow));
    }

    /** All windows together. */
    public Window counted() {
        return counted;
    }

    public Judgement judge() {
        // there are two ways to be called worse by mistake; who is beyond a limit is passed by a mistake about that one
        List<String> worse = worse(Math.log(2 / limits.falseAlarm()));
        List<String> missing = missing(Math.log(1 / limits.falsePass()));
        Outcome outcome =
                !worse.isEmpty() ? Outcome.FAIL : missing.isEmpty() ? Outcome.PASS : Outcome.INSUFFICIENT_TRAFFIC;
        List<String> reasons = outcome == Outcome.FAIL ? worse : missing;
        return new Judgement(
                outcome,
                reasons,
                counted.candidate().requests(),
                counted.legacy().requests());
    }

    private List<String> worse(double enough) {
        List<String> worse = new ArrayList<>();
        if (peaks.failsMore >= enough) {
            worse.add(text(
                    "%s of its requests failed, and %s of the legacy side's",
                    share(counted.candidate()), share(counted.legacy())));
        }
        if (peaks.failsMuch >= enough) {
            worse.add(text("%s of its requests failed", share(counted.candidate())));
        }
        if (peaks.slower >= enough) {
            worse.add(text(
                    "half of its requests took up to %s and 95 %% up to %s; the legacy side's took %s and %s",
                    quantile(counted.candidate(), 0.5),
                    quantile(counted.candidate(), 0.95),
                    quantile(counted.legacy(), 0.5),
                    quantile(counted.legacy(), 0.95)));
        }
        return worse;
    }

    private List<String> missing(double enough) {
        List<String> missing = new ArrayList<>();
        long requests = counted.candidate().requests();
        if (requests < limits.minimum()) {
            missing.add(text("needs %,d more requests to the candidate", limits.minimum() - requests));
        }
        missing.addAll(alone ? missingAlone(enough) : missingBeside(enough));
        return missing;
    }

    private List<String> missingAlone(double enough) {
        SideCount candidate = counted.candidate();
        double few = Proportion.logBelow(limits.failures(), candidate.failed(), candidate.requests());
        return few >= enough
                ? List.of()
                : List.of(text(
                        "has not shown yet that fewer than %s of its requests fail%s",
                        percent(limits.failures()), more(few, enough, candidate.requests())));
    }

    private List<String> missingBeside(double enough) {
        List<String> missing = new ArrayList<>();
        long requests = counted.candidate().requests();
        double failsLittle = failures.logFew(counted.candidate(), limits.failures());
        double asFast = slowness.logAsFast();
        if (counted.legacy().requests() == 0) {
            missing.add("needs requests to the legacy side in the same time");
        }
        if (failsLittle < enough) {
            missing.add(text(
                    "has not shown yet that fewer than %s of its requests fail, or fewer than twice as many as on the legacy side%s",
                    percent(limits.failures()), more(failsLittle, enough, requests)));
        }
        if (asFast < enough) {
            missing.add(text(
                    "has not shown yet that it is as fast as the legacy side%s",
                    more(asFast, enough, Math.min(requests, counted.legacy().requests()))));
        }
        return missing;
    }

    /** Evidence grows with the requests, as far as it grows at all. */
    private static String more(double log, double enough, long requests) {
        return log <= 0
                ? ""
                : text(
                        " (about %,d requests more, if they go on like this)",
                        Math.round(requests * (enough / log - 1)));
    }

    private static String share(SideCount side) {
        return percent((double) side.failed() / Math.max(1, side.requests()));
    }

    private static String percent(double share) {
        return share >= 0.995 ? "100 %" : text("%.2g %%", share * 100);
    }

    private static String quantile(SideCount side, double share) {
        if (side.latencies().total() == 0) {
            return "nothing";
        }
        long nanos = Buckets.upperNanos(side.latencies().quantile(share));
        double millis = nanos / 1e6;
        return nanos == Long.MAX_VALUE ? "more than a minute" : text(millis < 1_000 ? "%.3g ms" : "%,.0f ms", millis);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
