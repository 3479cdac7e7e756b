package io.turnout.judging.simulated;

import io.turnout.judging.Judgement.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** How long it takes to roll back by how bad the candidate is: a line for each rate, and one for the fixed limits. */
final class Plot {
    private static final List<Effect> EFFECTS = List.of(
            Effect.FAILS_1,
            Effect.FAILS_2,
            Effect.FAILS_5,
            Effect.FAILS_20,
            Effect.TAIL,
            Effect.SLOWER_1_5,
            Effect.SLOWER_2,
            Effect.SLOWER_4);

    private static final List<String> COLOURS = List.of("#9ecae1", "#4292c6", "#08519c");
    private static final int LEFT = 60;
    private static final int TOP = 20;
    private static final int STEP = 88;
    private static final int HEIGHT = 260;
    private static final double LONGEST = Math.log10(1_000);

    private final List<Cell> cells;
    private final List<Integer> rates;
    private final StringBuilder svg = new StringBuilder();

    Plot(List<Cell> cells, List<Integer> rates) {
        this.cells = cells;
        this.rates = rates;
    }

    @Override
    public String toString() {
        int width = LEFT + STEP * EFFECTS.size() + 150;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">",
                width, HEIGHT + 90);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        for (int seconds : new int[] {1, 10, 100, 1000}) {
            double y = y(seconds);
            add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>", LEFT, y, width - 150, y);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d s</text>", LEFT - 8, y + 4, seconds);
        }
        for (int i = 0; i < EFFECTS.size(); i++) {
            String[] words = EFFECTS.get(i).title.split(" as | take ", 2);
            for (int line = 0; line < words.length; line++) {
                add(
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        x(i), TOP + HEIGHT + 20 + 14 * line, words[line]);
            }
        }
        for (int i = 0; i < rates.size(); i++) {
            int rate = rates.get(i);
            line(
                    COLOURS.get(i),
                    "",
                    rate + " requests/s",
                    i,
                    effect -> sum(effect, rate).seconds(Outcome.FAIL));
        }
        line(
                "#d95f02",
                "4 3",
                "fixed limits, 50/s",
                rates.size(),
                effect -> sum(effect, 50).fixedSeconds());
        add(
                "<text x=\"%d\" y=\"%d\">median time until it is rolled back, of those that are</text>",
                LEFT, TOP + HEIGHT + 65);
        return svg.append("</svg>\n").toString();
    }

    private Cell.Sum sum(Effect effect, int rate) {
        return Cell.Sum.of(cells, cell -> cell.effect() == effect && cell.perSecond() == rate);
    }

    private interface Seconds {
        OptionalInt of(Effect effect);
    }

    private void line(String colour, String dashes, String title, int place, Seconds seconds) {
        // what fails and what is slow are no one scale
        int half = EFFECTS.size() / 2;
        branch(0, half, colour, dashes, seconds);
        branch(half, EFFECTS.size(), colour, dashes, seconds);
        int x = LEFT + STEP * EFFECTS.size() + 10;
        int y = TOP + 20 + 20 * place;
        add(
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
                x, y - 4, x + 20, y - 4, colour, dashes);
        add("<text x=\"%d\" y=\"%d\">%s</text>", x + 26, y, title);
    }

    private void branch(int from, int to, String colour, String dashes, Seconds seconds) {
        StringBuilder points = new StringBuilder();
        for (int i = from; i < to; i++) {
            OptionalInt found = seconds.of(EFFECTS.get(i));
            if (found.isPresent()) {
                points.append(String.format(Locale.ROOT, "%d,%.1f ", x(i), y(found.getAsInt())));
                add("<circle cx=\"%d\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x(i), y(found.getAsInt()), colour);
            }
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
                points, colour, dashes);
    }

    private static int x(int place) {
        return LEFT + STEP / 2 + STEP * place;
    }

    private static double y(double seconds) {
        return TOP + HEIGHT * (1 - Math.log10(seconds) / LONGEST);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
