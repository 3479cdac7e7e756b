package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.ExperimentReport.Arm;
import io.turnout.control.confidence.paper.Document.Picture;
import java.util.List;

/** Differences, and how far each is known, on one line with nothing in its middle. */
final class Intervals {
    private static final int WIDTH = 640;
    private static final int MIDDLE = 320;
    private static final int HALF = 300;
    private static final int HEIGHT = 62;

    private Intervals() {}

    static Picture of(String outcome, List<Arm> treatments) {
        List<Arm> known = treatments.stream().filter(arm -> arm.more() != null).toList();
        double most = known.stream()
                .mapToDouble(arm -> Math.max(
                        Math.abs(arm.more().lower()), Math.abs(arm.more().upper())))
                .max()
                .orElse(1);
        double scale = Math.max(0.001, most * 1.1);
        int bottom = known.size() * HEIGHT + 10;
        Svg svg = new Svg("effect-picture", WIDTH, bottom + 24);
        svg.line(MIDDLE, 4, MIDDLE, bottom, "grid base");
        svg.label(MIDDLE, bottom + 16.0, "middle", "axis", "no difference");
        svg.label(MIDDLE - HALF, bottom + 16.0, "start", "axis", text("%+.1f points", -scale * 100));
        svg.label(MIDDLE + HALF, bottom + 16.0, "end", "axis", text("%+.1f points", scale * 100));
        for (int i = 0; i < known.size(); i++) {
            Arm arm = known.get(i);
            double top = i * HEIGHT + 14.0;
            double low = x(arm.more().lower(), scale);
            double high = x(arm.more().upper(), scale);
            svg.label(MIDDLE - HALF, top, "start", "name", arm.variant());
            svg.label(MIDDLE + HALF, top, "end", "value", Words.points(arm.more()));
            svg.rect(low, top + 14, Math.max(2, high - low), 12, "candidate soft");
            svg.circle(x(arm.more().value(), scale), top + 20, 6, "candidate");
        }
        String caption = text(
                "Difference in the share of subjects with the outcome %s: %s.",
                outcome,
                String.join(
                        "; ",
                        known.stream()
                                .map(arm -> arm.variant() + " " + Words.points(arm.more()))
                                .toList()));
        return new Picture(
                "Difference from the control", svg.drawn("Difference from the control", caption), caption, "");
    }

    private static double x(double difference, double scale) {
        return MIDDLE + difference / scale * HALF;
    }
}
