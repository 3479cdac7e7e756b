package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.Served;
import io.turnout.control.confidence.paper.Document.Picture;
import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.Latencies;

/** How long requests took on each side: how many of them, by time, which grows from left to right by the same factor. */
final class Speed {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 210;
    private static final int LEFT = 12;
    private static final int RIGHT = 708;
    private static final int TOP = 22;
    private static final int BOTTOM = 174;
    /** Of buckets that are drawn as one: half an octave. */
    private static final int TOGETHER = 4;
    /** Less of one side's requests is not worth room. */
    private static final double LITTLE = 0.001;

    private Speed() {}

    /** Null if one side has answered nothing. */
    static Picture of(Latencies candidate, Latencies legacy, Served served, Served beside) {
        if (candidate.total() == 0 || legacy.total() == 0) {
            return null;
        }
        double[] ours = shares(candidate);
        double[] theirs = shares(legacy);
        int first = 0;
        int last = ours.length - 1;
        while (first < last && ours[first] < LITTLE && theirs[first] < LITTLE) {
            first++;
        }
        while (last > first && ours[last] < LITTLE && theirs[last] < LITTLE) {
            last--;
        }
        first = Math.max(0, first - 1);
        last = Math.min(ours.length - 1, last + 1);
        double most = 0;
        for (int i = first; i <= last; i++) {
            most = Math.max(most, Math.max(ours[i], theirs[i]));
        }
        Svg svg = new Svg("speed", WIDTH, HEIGHT);
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, "grid base");
        svg.path(area(theirs, first, last, most), "legacy-area").path(area(ours, first, last, most), "candidate-area");
        svg.path(top(theirs, first, last, most), "line legacy-line")
                .path(top(ours, first, last, most), "line candidate-line");
        ticks(svg, first, last);
        String caption = text(
                "Candidate: solid; legacy side: dashed. Half of the candidate’s requests took up to %s and 95 %% up to %s; the legacy side’s %s and %s. Times grow by the same factor from tick to tick.",
                Words.millis(served, served.p50Millis()),
                Words.millis(served, served.p95Millis()),
                Words.millis(beside, beside.p50Millis()),
                Words.millis(beside, beside.p95Millis()));
        return new Picture("How long requests took", svg.drawn("How long requests took", caption), caption, "");
    }

    private static void ticks(Svg svg, int first, int last) {
        int count = last - first + 1;
        int step = Math.max(1, (count + 7) / 8);
        for (int i = first; i < last; i += step) {
            double x = x(i + 1, first, last);
            long nanos = Buckets.upperNanos(Math.min(Buckets.COUNT - 2, (i + 1) * TOGETHER - 1));
            svg.line(x, BOTTOM, x, BOTTOM + 5, "grid base");
            svg.label(x, BOTTOM + 20.0, "middle", "axis", tick(nanos / 1e6));
        }
    }

    private static String tick(double millis) {
        return millis < 10
                ? text("%.1f ms", millis)
                : millis < 1_000 ? text("%.0f ms", millis) : text("%.1f s", millis / 1_000);
    }

    private static double[] shares(Latencies latencies) {
        long[] counts = latencies.counts();
        double[] shares = new double[(Buckets.COUNT + TOGETHER - 1) / TOGETHER];
        for (int i = 0; i < counts.length; i++) {
            shares[i / TOGETHER] += (double) counts[i] / latencies.total();
        }
        return shares;
    }

    private static double x(int edge, int first, int last) {
        return LEFT + (double) (edge - first) / (last - first + 1) * (RIGHT - LEFT);
    }

    private static String top(double[] shares, int first, int last, double most) {
        StringBuilder path = new StringBuilder();
        for (int i = first; i <= last; i++) {
            double y = BOTTOM - shares[i] / most * (BOTTOM - TOP);
            path.append(
                    text("%s%.1f %.1fH%.1f", path.isEmpty() ? "M" : "L", x(i, first, last), y, x(i + 1, first, last)));
        }
        return path.toString();
    }

    private static String area(double[] shares, int first, int last, double most) {
        return text(
                "M%d %dL%sV%dZ", LEFT, BOTTOM, top(shares, first, last, most).substring(1), BOTTOM);
    }
}
