package io.turnout.judging.simulated;

import io.turnout.judging.Judgement.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What came of all rollouts, as Markdown. */
final class Tables {
    private final List<Cell> cells;
    private final List<Integer> rates;

    Tables(List<Cell> cells, List<Integer> rates) {
        this.cells = cells;
        this.rates = rates;
    }

    @Override
    public String toString() {
        Cell.Sum all = Cell.Sum.of(cells, cell -> true);
        Cell.Sum harmless = Cell.Sum.of(cells, cell -> cell.effect().isHarmless());
        StringBuilder text =
                new StringBuilder("%,d rollouts, %,d of them harmless.%n%n".formatted(all.size(), harmless.size()));
        text.append("| rolled back though harmless | judged | fixed limits |\n| --- | --- | --- |\n");
        for (Noise noise : Noise.values()) {
            row(
                    text,
                    noise.name().toLowerCase(Locale.ROOT),
                    Cell.Sum.of(cells, cell -> cell.effect().isHarmless() && cell.noise() == noise));
        }
        row(text, "all", harmless);
        text.append(
                "\n| candidate | requests/s | rolled back | after | passed | after | fixed limits roll back | after |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        Arrays.stream(Effect.values()).forEach(effect -> rates.forEach(rate -> row(text, effect, rate)));
        return text.toString();
    }

    private static void row(StringBuilder text, String what, Cell.Sum sum) {
        text.append("| %s | %s | %s |%n".formatted(what, sum.share(sum.count(Outcome.FAIL)), sum.share(sum.fixed())));
    }

    private void row(StringBuilder text, Effect effect, int rate) {
        Cell.Sum sum = Cell.Sum.of(cells, cell -> cell.effect() == effect && cell.perSecond() == rate);
        text.append("| %s | %d | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        effect.title,
                        rate,
                        sum.share(sum.count(Outcome.FAIL)),
                        seconds(sum.seconds(Outcome.FAIL)),
                        sum.share(sum.count(Outcome.PASS)),
                        seconds(sum.seconds(Outcome.PASS)),
                        sum.share(sum.fixed()),
                        seconds(sum.fixedSeconds())));
    }

    private static String seconds(OptionalInt seconds) {
        return seconds.isPresent() ? seconds.getAsInt() + " s" : "";
    }
}
