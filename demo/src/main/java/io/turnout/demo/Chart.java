package io.turnout.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Something over the time of a demonstration, as SVG. */
final class Chart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 240;
    private static final int LEFT = 48;
    private static final int TOP = 18;
    private static final int BOTTOM = 22;
    /** Where the marks' numbers stand. */
    private static final int[] ROWS = {17, 9};
    /** As wide as a number is, with a gap. */
    private static final int ROOM = 18;

    private final long endMillis;
    private final Map<Integer, Long> marks;

    /** A value at a time. */
    record Point(long atMillis, double value) {}

    /** @param marks numbers of what happened, and when */
    Chart(long endMillis, Map<Integer, Long> marks) {
        this.endMillis = endMillis;
        this.marks = marks;
    }

    /** The second one upon the first one; both at the same times. */
    String stacked(List<Point> legacy, List<Point> candidate) {
        List<Point> both = IntStream.range(0, Math.min(legacy.size(), candidate.size()))
                .mapToObj(i -> new Point(
                        legacy.get(i).atMillis(),
                        legacy.get(i).value() + candidate.get(i).value()))
                .toList();
        double most = most(both);
        return frame(most, area(both, most, "var(--candidate)") + area(legacy, most, "var(--legacy)"));
    }

    String lines(List<Point> lower, List<Point> upper) {
        double most = most(upper);
        return frame(most, line(upper, most, "var(--legacy)") + line(lower, most, "var(--candidate)"));
    }

    private String area(List<Point> points, double most, String colour) {
        if (points.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "<path fill=\"%s\" d=\"M%s L%.1f,%d L%.1f,%d Z\"/>",
                colour,
                path(points, most),
                x(points.getLast().atMillis()),
                HEIGHT - BOTTOM,
                x(points.getFirst().atMillis()),
                HEIGHT - BOTTOM);
    }

    private String line(List<Point> points, double most, String colour) {
        return points.isEmpty()
                ? ""
                : "<path fill=\"none\" stroke-width=\"1.5\" stroke=\"%s\" d=\"M%s\"/>"
                        .formatted(colour, path(points, most));
    }

    private String path(List<Point> points, double most) {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.atMillis()), y(point.value(), most)))
                .collect(Collectors.joining(" L"));
    }

    private String frame(double most, String inside) {
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT));
        for (int i = 0; i <= 2; i++) {
            double value = most * i / 2;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"var(--line)\"/><text x=\"%d\" y=\"%.1f\""
                            + " text-anchor=\"end\">%.0f</text>",
                    LEFT,
                    WIDTH,
                    y(value, most),
                    y(value, most),
                    LEFT - 6,
                    y(value, most) + 4,
                    value));
        }
        svg.append(inside);
        svg.append(marks());
        for (long second = 0; second * 1000 <= endMillis; second += endMillis > 120_000 ? 30 : 10) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>",
                    x(second * 1000),
                    HEIGHT - 6,
                    second));
        }
        return svg.append("</svg>").toString();
    }

    /** A line each, and its number in the first row that has room for it: the list says when each was. */
    private String marks() {
        StringBuilder svg = new StringBuilder();
        double[] taken = new double[ROWS.length];
        marks.forEach((number, at) -> {
            double x = x(at);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"var(--soft)\" stroke-dasharray=\"2 3\"/>",
                    x,
                    x,
                    TOP,
                    HEIGHT - BOTTOM));
            for (int row = 0; row < ROWS.length; row++) {
                if (x - taken[row] >= ROOM) {
                    taken[row] = x;
                    svg.append(String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                            x,
                            ROWS[row],
                            number));
                    break;
                }
            }
        });
        return svg.toString();
    }

    private double x(long atMillis) {
        return LEFT + (double) atMillis / endMillis * (WIDTH - LEFT - 10);
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - value / most * (HEIGHT - BOTTOM - TOP);
    }

    /** What the scale goes up to: something round. */
    private static double most(List<Point> points) {
        double most = points.stream().mapToDouble(Point::value).max().orElse(1);
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
        return Math.max(1, Math.ceil(most / power * 2) / 2 * power);
    }
}
