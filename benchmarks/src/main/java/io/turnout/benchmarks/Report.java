package io.turnout.benchmarks;

import io.turnout.benchmarks.Contender.Sample;
import io.turnout.benchmarks.Contender.Spread;
import java.time.Duration;
import java.util.List;

/** What a run showed, as a table and as the ratios that are aimed at. */
record Report(List<Contender> contenders, int rounds, Duration duration, int connections) {
    void print(Contender nginx, Contender gateway, Contender spring, Contender composed) {
        System.out.printf(
                "%n%d interleaved rounds of %d s, %d connections; median (lowest–highest)%n%n",
                rounds, duration.toSeconds(), connections);
        System.out.printf(
                "%-26s %-22s %-9s %-9s %-20s %s%n", "", "requests/s", "p50 ms", "p99 ms", "CPU-s/100k", "failed");
        for (Contender contender : contenders) {
            System.out.printf(
                    "%-26s %-22s %-9.2f %-9.2f %-20s %d%n",
                    contender.name(),
                    contender.spread(sample -> sample.load().perSecond()).as("%.0f"),
                    contender.spread(sample -> sample.load().p50Millis()).median(),
                    contender.spread(sample -> sample.load().p99Millis()).median(),
                    contender.spread(Sample::cpuPer100k).as("%.2f"),
                    contender.failed());
        }
        System.out.println();
        ratio("CPU per request, gateway / Spring Cloud Gateway", gateway, spring, 0.25);
        ratio("CPU per request, gateway / nginx", gateway, nginx, 1.4);
        ratio("CPU per request, composing two / Spring Cloud Gateway passing one", composed, spring, 1.0);
    }

    private static void ratio(String what, Contender one, Contender other, double goal) {
        Spread ratio = one.ratioTo(other, Sample::cpuPer100k);
        System.out.printf(
                "%-68s %-20s goal ≤ %.2f: %s%n",
                what, ratio.as("%.2f"), goal, ratio.median() <= goal ? "met" : "not met");
    }
}
