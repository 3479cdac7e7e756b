package io.turnout.benchmarks.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a run showed, beside what is aimed at. */
final class Table {
    private static final double COPY_RATIO = 0.7;
    private static final double PAUSE_MILLIS = 250;
    private static final double LATENCY_RATIO = 1.2;

    private final Settings settings;
    private final Figures figures;

    Table(Settings settings, Figures figures) {
        this.settings = settings;
        this.figures = figures;
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%n%,d notes, %d writes a second asked for, %.0f sent; %d processors, load %s%n%n",
                settings.notes(),
                settings.rate(),
                figures.rate(),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", figures.machine()));
        copying();
        latency();
        following();
        handovers();
    }

    private void copying() {
        List<CopyRound> rounds = figures.rounds();
        row("copy, rows/s: start until in sync", spread(rounds, CopyRound::perSecond, "%,.0f"));
        row(
                "copy, rows/s: COPY TO | COPY FROM, same columns and indexes",
                spread(rounds, r -> r.plain().perSecond(), "%,.0f"));
        Quantiles ratio = of(rounds, CopyRound::ratio);
        row("  ratio", spread(ratio, "%.2f"), "≥ %.1f".formatted(COPY_RATIO), ratio.median() >= COPY_RATIO);
        row(
                "verification, rows/s (rows-per-second: no limit)",
                spread(
                        of(
                                figures.verifications(),
                                done -> done.evidence("COMPARE").path("rows").asDouble()
                                        * 1000
                                        / done.evidence("COMPARE")
                                                .path("millis")
                                                .asDouble()),
                        "%,.0f"));
    }

    private void latency() {
        latency("writes through the gateway", figures.writes());
        latency("writes to the monolith itself", figures.direct());
    }

    private void latency(String what, Writes writes) {
        List<CopyRound> rounds = figures.rounds();
        row(what + ", ms: no copy, p50 / p99", quantiles(rounds, r -> writes.between(r.calm(), r.calmEnd())));
        row(
                "  COPY, p50 / p99",
                quantiles(
                        rounds, r -> writes.between(r.plain().begun(), r.plain().ended())));
        row("  start, p50 / p99", quantiles(rounds, r -> r.copying(writes)));
        Quantiles ratio = of(rounds, r -> r.copyingP99(writes) / r.calmP99(writes));
        row(
                "  ratio of p99, start / no copy",
                spread(ratio, "%.2f"),
                "≤ %.1f".formatted(LATENCY_RATIO),
                ratio.median() <= LATENCY_RATIO);
        row("  ratio of p99, COPY / no copy", spread(of(rounds, r -> r.plainP99(writes) / r.calmP99(writes)), "%.2f"));
    }

    private void following() {
        row("lag, ms: p50 / p99 / max", three(figures.lag().millis(), "%,.0f"));
        row("lag, bytes: p50 / p99 / max", three(figures.lag().bytes(), "%,.0f"));
    }

    private void handovers() {
        List<Handover> all = figures.handovers();
        Quantiles pause = of(all, handover -> handover.pauseMillis(figures.writes()));
        row(
                "longest write at each of %d handovers, ms: p50 / p99 / max".formatted(all.size()),
                three(pause, "%.0f"),
                "max ≤ %.0f".formatted(PAUSE_MILLIS),
                pause.max() <= PAUSE_MILLIS);
        row("  neither side open, ms: p50 / p99 / max", three(of(all, Handover::closedMillis), "%.0f"));
        row("  from CLOSE, ms: closed, token sent, there, used, opened", stretches(all));
        row(
                "longest write at the first cutover, to a cold service, ms",
                "%.0f, %d failed"
                        .formatted(
                                figures.cold().pauseMillis(figures.writes()),
                                figures.cold().around(figures.writes()).failed()));
        long failed = all.stream()
                .mapToLong(handover -> handover.around(figures.writes()).failed())
                .sum();
        row("  failed writes", String.valueOf(failed), "0", failed == 0);
        row(
                "failed writes of all %,d".formatted(figures.writes().all().size()),
                figures.writes().failed() + " " + figures.writes().failures(),
                "0",
                figures.writes().failed() == 0);
    }

    private static String stretches(List<Handover> all) {
        List<String> medians = new ArrayList<>();
        for (int i = 0; i < all.getFirst().stretches().length; i++) {
            int stretch = i;
            medians.add("%.0f"
                    .formatted(
                            of(all, handover -> handover.stretches()[stretch]).median()));
        }
        return String.join(" ", medians);
    }

    private static String quantiles(List<CopyRound> rounds, Function<CopyRound, Writes> writes) {
        return "%.1f / %.1f"
                .formatted(
                        of(rounds, r -> writes.apply(r).millis().at(0.5)).median(),
                        of(rounds, r -> writes.apply(r).millis().at(0.99)).median());
    }

    private static <T> Quantiles of(List<T> all, ToDoubleFunction<T> figure) {
        return Quantiles.of(all.stream().map(figure::applyAsDouble).toList());
    }

    private static <T> String spread(List<T> all, ToDoubleFunction<T> figure, String format) {
        return spread(of(all, figure), format);
    }

    private static String spread(Quantiles figure, String format) {
        return String.format(
                Locale.ROOT, format + " (" + format + "–" + format + ")", figure.median(), figure.min(), figure.max());
    }

    private static String three(Quantiles figure, String format) {
        return String.format(
                Locale.ROOT, format + " / " + format + " / " + format, figure.median(), figure.at(0.99), figure.max());
    }

    private static void row(String what, String figure) {
        System.out.printf("%-62s %s%n", what, figure);
    }

    private static void row(String what, String figure, String goal, boolean met) {
        System.out.printf("%-62s %-26s goal %s: %s%n", what, figure, goal, met ? "met" : "not met");
    }
}
