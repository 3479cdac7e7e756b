package io.turnout.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What took from when until when, a row for each kind, as SVG. */
final class Timeline {
    private static final int WIDTH = 900;
    private static final int LEFT = 170;
    private static final int ROW = 24;
    private static final int BAR = 15;
    private static final int NARROWEST = 3;

    private final long endMillis;
    private final Map<String, List<Bar>> rows = new LinkedHashMap<>();

    /** @param colour of CSS */
    private record Bar(long fromMillis, long toMillis, String colour, String title) {}

    Timeline(long endMillis) {
        this.endMillis = endMillis;
    }

    /**
     * @param colour of CSS
     * @param title what is told of it
     */
    Timeline add(String row, long fromMillis, long toMillis, String colour, String title) {
        rows.computeIfAbsent(row, key -> new ArrayList<>()).add(new Bar(fromMillis, toMillis, colour, title));
        return this;
    }

    String svg() {
        int height = ROW * rows.size() + ROW;
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, height));
        int top = 0;
        for (Map.Entry<String, List<Bar>> row : rows.entrySet()) {
            svg.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(top + BAR, HtmlReport.escaped(row.getKey())));
            for (Bar bar : row.getValue()) {
                svg.append(bar(bar, top));
            }
            top += ROW;
        }
        for (long second = 0; second * 1000 <= endMillis; second += endMillis > 120_000 ? 30 : 10) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>",
                    x(second * 1000),
                    height - 6,
                    second));
        }
        return svg.append("</svg>").toString();
    }

    private String bar(Bar bar, int top) {
        double from = x(bar.fromMillis());
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"><title>%s</title></rect>",
                from,
                top + 3,
                Math.max(NARROWEST, x(bar.toMillis()) - from - 1),
                BAR,
                bar.colour(),
                HtmlReport.escaped(bar.title()));
    }

    private double x(long atMillis) {
        return LEFT + (double) Math.clamp(atMillis, 0, endMillis) / endMillis * (WIDTH - LEFT - 10);
    }
}
