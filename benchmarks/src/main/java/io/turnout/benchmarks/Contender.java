package io.turnout.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/** One line of the table: a URL, the process that serves it, and what each round showed. */
public final class Contender {
    private final String name;
    private final String url;
    private final Child process;
    private final List<Sample> samples = new ArrayList<>();

    public Contender(String name, String url, Child process) {
        this.name = name;
        this.url = url;
        this.process = process;
    }

    /**
     * One round's figures.
     *
     * @param cpuPer100k processor seconds of the proxy for each 100,000 requests
     */
    public record Sample(Load load, double cpuPer100k) {}

    /**
     * Middle and range over the rounds.
     *
     * @param median of the rounds
     * @param min smallest of the rounds
     * @param max largest of the rounds
     */
    public record Spread(double median, double min, double max) {
        static Spread of(List<Double> values) {
            List<Double> sorted =
                    values.stream().sorted(Comparator.naturalOrder()).toList();
            int middle = sorted.size() / 2;
            double median =
                    sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
            return new Spread(median, sorted.getFirst(), sorted.getLast());
        }

        /** @param format of each of the three, as of {@link String#format} */
        public String as(String format) {
            return (format + " (" + format + "–" + format + ")").formatted(median, min, max);
        }
    }

    public String name() {
        return name;
    }

    String url() {
        return url;
    }

    /** @param script of wrk, which says what is asked; null for the URL alone */
    public void warmUp(int connections, Duration duration, Path script) throws IOException, InterruptedException {
        Load.run(url, connections, duration, script);
    }

    /** @param script of wrk, which says what is asked; null for the URL alone */
    public void measure(int connections, Duration duration, Path script) throws IOException, InterruptedException {
        double before = process.cpuSeconds();
        Load load = Load.run(url, connections, duration, script);
        samples.add(new Sample(load, (process.cpuSeconds() - before) * 100_000 / load.requests()));
    }

    public Spread spread(ToDoubleFunction<Sample> figure) {
        return Spread.of(samples.stream().map(figure::applyAsDouble).toList());
    }

    /** Round by round beside another contender, because what disturbs a round disturbs its neighbours too. */
    public Spread ratioTo(Contender other, ToDoubleFunction<Sample> figure) {
        return beside(other, figure, (mine, its) -> mine / its);
    }

    /** The same as a difference. */
    public Spread excessOver(Contender other, ToDoubleFunction<Sample> figure) {
        return beside(other, figure, (mine, its) -> mine - its);
    }

    private Spread beside(Contender other, ToDoubleFunction<Sample> figure, DoubleBinaryOperator how) {
        List<Double> figures = new ArrayList<>();
        for (int round = 0; round < samples.size(); round++) {
            figures.add(how.applyAsDouble(
                    figure.applyAsDouble(samples.get(round)), figure.applyAsDouble(other.samples.get(round))));
        }
        return Spread.of(figures);
    }

    public long requests() {
        return samples.stream().mapToLong(sample -> sample.load().requests()).sum();
    }

    public long failed() {
        return samples.stream().mapToLong(sample -> sample.load().failed()).sum();
    }
}
