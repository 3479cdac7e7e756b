package io.turnout.benchmarks.shadow;

import io.turnout.benchmarks.Child;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One line of the table: what is sampled while readers read. */
final class Mode {
    private final String name;
    private final URI url;
    private final String capability;
    private final double percent;
    private final List<Sample> samples = new ArrayList<>();

    Mode(String name, URI url, String capability, double percent) {
        this.name = name;
        this.url = url;
        this.capability = capability;
        this.percent = percent;
    }

    /**
     * One round's figures.
     *
     * @param cpuMillis of the gateway for each request
     * @param compared requests, by what was reported meanwhile
     */
    record Sample(SteadyReads reads, double cpuMillis, long compared, long notCompared) {
        double p50() {
            return reads.quantile(0.5);
        }

        double p99() {
            return reads.quantile(0.99);
        }
    }

    String name() {
        return name;
    }

    void measure(HttpClient http, ControlStub control, Child gateway, int perSecond, Duration duration)
            throws IOException, InterruptedException {
        control.sample(capability, percent);
        // the gateway follows at once, and what it sampled before is reported within a second or two
        Thread.sleep(Duration.ofMillis(2_500));
        long compared = control.compared();
        long notCompared = control.notCompared();
        double cpu = gateway.cpuSeconds();
        SteadyReads reads = SteadyReads.run(http, url, perSecond, duration);
        double spent = gateway.cpuSeconds() - cpu;
        Thread.sleep(Duration.ofMillis(2_500));
        samples.add(new Sample(
                reads,
                spent * 1_000 / (perSecond * duration.toSeconds()),
                control.compared() - compared,
                control.notCompared() - notCompared));
    }

    double median(ToDoubleFunction<Sample> figure) {
        return median(samples.stream().map(figure::applyAsDouble).toList());
    }

    /** Round by round beside another mode, because what disturbs a round disturbs its neighbours too. */
    double ratioTo(Mode other, ToDoubleFunction<Sample> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < samples.size(); round++) {
            ratios.add(figure.applyAsDouble(samples.get(round)) / figure.applyAsDouble(other.samples.get(round)));
        }
        return median(ratios);
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
