package io.turnout.judging.simulated;

import io.turnout.judging.Judgement.Outcome;
import io.turnout.judging.Limits;
import io.turnout.judging.Trial;
import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import io.turnout.judging.count.Window;
import java.util.SplittableRandom;

/**
 * Ten minutes of a tenth of the traffic at a candidate, which are judged after every five seconds, and by a rule of the common kind at the
 * end of each minute: more than 1 % failed, or the 99th percentile over 500 ms.
 */
final class Rollout {
    static final int WINDOW_SECONDS = 5;
    static final int WINDOWS = 120;
    private static final int WINDOWS_IN_A_MINUTE = 60 / WINDOW_SECONDS;
    private static final double SHARE = 0.1;
    private static final double FAILING = 0.001;
    private static final double MEDIAN_NANOS = 50e6;
    private static final double SPREAD = 0.8;
    private static final double MOST_FAILED = 0.01;
    private static final int SLOWEST = Buckets.of(500_000_000);

    private final Effect effect;
    private final Noise.Weather[] weather;
    private final double perSecond;
    private final SplittableRandom random;

    /**
     * What became of it.
     *
     * @param seconds until our judgement fell; the whole time if it did not
     * @param fixedSeconds until the fixed rule has rolled back; -1 if it has not
     */
    record Result(Outcome outcome, int seconds, int fixedSeconds) {
        boolean isRolledBackByFixed() {
            return fixedSeconds >= 0;
        }
    }

    Rollout(Effect effect, Noise noise, double perSecond, long seed) {
        this.random = new SplittableRandom(seed);
        this.effect = effect;
        this.weather = noise.weather(WINDOWS, random);
        this.perSecond = perSecond;
    }

    Result run() {
        Trial trial = Trial.under(Limits.DEFAULT);
        Outcome outcome = Outcome.INSUFFICIENT_TRAFFIC;
        SideCount minute = SideCount.NOTHING;
        int ours = WINDOWS * WINDOW_SECONDS;
        int fixed = -1;
        for (int i = 0; i < WINDOWS; i++) {
            Window window = new Window(
                    side(weather[i], effect, perSecond * SHARE),
                    side(weather[i], Effect.NONE, perSecond * (1 - SHARE)));
            int seconds = (i + 1) * WINDOW_SECONDS;
            if (outcome == Outcome.INSUFFICIENT_TRAFFIC) {
                trial = trial.with(window);
                outcome = trial.judge().outcome();
                ours = outcome == Outcome.INSUFFICIENT_TRAFFIC ? ours : seconds;
            }
            minute = minute.plus(window.candidate());
            if ((i + 1) % WINDOWS_IN_A_MINUTE == 0) {
                fixed = fixed < 0 && isBad(minute) ? seconds : fixed;
                minute = SideCount.NOTHING;
            }
        }
        return new Result(outcome, ours, fixed);
    }

    private static boolean isBad(SideCount minute) {
        return minute.failed() > MOST_FAILED * minute.requests()
                || minute.latencies().total() > 0 && minute.latencies().quantile(0.99) > SLOWEST;
    }

    private SideCount side(Noise.Weather now, Effect how, double rate) {
        long[] buckets = new long[Buckets.COUNT];
        long failed = 0;
        // as many as come in a window, at random
        double expected = rate * WINDOW_SECONDS;
        long requests = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
        double failing = Math.min(1, FAILING * how.failing + now.failing());
        for (long i = 0; i < requests; i++) {
            if (random.nextDouble() < failing) {
                failed++;
            } else {
                buckets[Buckets.of(nanos(now, how))]++;
            }
        }
        return new SideCount(failed, Latencies.of(buckets));
    }

    private long nanos(Noise.Weather now, Effect how) {
        double nanos = MEDIAN_NANOS * Math.exp(SPREAD * random.nextGaussian()) * now.slowness() * how.slowness;
        if (now.tailShare() > 0 && random.nextDouble() < now.tailShare()) {
            nanos *= 20;
        }
        if (how.tailShare > 0 && random.nextDouble() < how.tailShare) {
            nanos *= how.tailFactor;
        }
        return (long) nanos;
    }
}
