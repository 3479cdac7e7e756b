package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.RolloutReport.Taken;
import io.turnout.control.confidence.paper.Document.Picture;
import io.turnout.control.rollout.Exposure.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the share grew in the course of a rollout, and beneath it how many of the requests failed on each side. */
final class Course {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 52;
    private static final int RIGHT = 712;
    private static final int SHARE_TOP = 26;
    private static final int SHARE_BOTTOM = 120;
    private static final int FAILED_TOP = 164;
    private static final int FAILED_BOTTOM = 268;

    private final RolloutReport report;
    private final List<Moment> moments;
    private final Instant from;
    private final double seconds;

    private Course(RolloutReport report, List<Moment> moments) {
        this.report = report;
        this.moments = moments;
        this.from = report.begunAt();
        Instant end = report.endedAt() == null ? report.asOf() : report.endedAt();
        this.seconds = Math.max(1, Duration.between(from, end).toMillis() / 1000.0 * 1.03);
    }

    static Picture of(RolloutReport report, List<Moment> moments) {
        return new Course(report, moments).drawn();
    }

    /** @param share in [0, 1] */
    private record Point(double x, double share) {}

    private Picture drawn() {
        Svg svg = new Svg("course", WIDTH, HEIGHT);
        share(svg);
        List<Point> candidate = points(true);
        List<Point> legacy = points(false);
        double most = scale(Stream.concat(candidate.stream(), legacy.stream())
                .mapToDouble(Point::share)
                .max()
                .orElse(0));
        svg.label(LEFT, FAILED_TOP - 12, "start", "name", "Failed, of the requests to each side");
        frame(svg, FAILED_TOP, FAILED_BOTTOM, Words.percent(most));
        svg.path(line(legacy, most), "line legacy-line").path(line(candidate, most), "line candidate-line");
        if (report.endedAt() != null && report.outcome() != RolloutReport.Outcome.RELEASED) {
            double x = x(report.endedAt());
            svg.line(x, SHARE_TOP - 6, x, FAILED_BOTTOM, "mark");
            svg.label(x - 5, SHARE_TOP + 4, "end", "marked", "taken back");
        }
        svg.label(LEFT, HEIGHT - 10, "start", "axis", Words.second(from));
        svg.label(
                RIGHT,
                HEIGHT - 10,
                "end",
                "axis",
                "after " + Words.duration(Duration.ofMillis((long) (seconds * 1000))));
        String caption = text(
                "Candidate: solid; legacy side: dashed. Above, the share of the subjects who read from the candidate: %s. Beneath, how many requests failed: candidate %s of %s, legacy side %s of %s.",
                report.steps().stream()
                        .map(step -> text(
                                "%s for %s",
                                step.step() == 0 ? "nobody" : number(step.percent()) + " %",
                                Words.duration(Duration.between(
                                        step.from(), step.until() == null ? report.asOf() : step.until()))))
                        .collect(Collectors.joining(", ")),
                Words.count(report.candidate().failed()),
                Words.count(report.candidate().requests()),
                Words.count(report.legacy().failed()),
                Words.count(report.legacy().requests()));
        return new Picture("In the course of time", svg.drawn("In the course of time", caption), caption, "");
    }

    private void share(Svg svg) {
        svg.label(LEFT, SHARE_TOP - 12, "start", "name", "Share that reads from the candidate");
        frame(svg, SHARE_TOP, SHARE_BOTTOM, "100 %");
        StringBuilder stairs = new StringBuilder();
        for (Taken step : report.steps()) {
            double x1 = x(step.from());
            double x2 = x(step.until() == null ? report.asOf() : step.until());
            double y = SHARE_BOTTOM - step.percent() / 100 * (SHARE_BOTTOM - SHARE_TOP);
            svg.rect(x1, y, x2 - x1, SHARE_BOTTOM - y, "candidate-area");
            stairs.append(text("%s%.1f %.1fH%.1f", stairs.isEmpty() ? "M" : "L", x1, y, x2));
            if (x2 - x1 > 34) {
                svg.label(
                        (x1 + x2) / 2,
                        Math.max(SHARE_TOP + 14, y - 5),
                        "middle",
                        "axis",
                        step.step() == 0 ? "comparing" : number(step.percent()) + " %");
            }
        }
        svg.path(stairs.toString(), "line candidate-line");
    }

    private static void frame(Svg svg, int top, int bottom, String most) {
        svg.line(LEFT, top, RIGHT, top, "grid").line(LEFT, bottom, RIGHT, bottom, "grid base");
        svg.label(LEFT - 6, top + 4.0, "end", "axis", most).label(LEFT - 6, bottom + 4.0, "end", "axis", "0");
    }

    private List<Point> points(boolean candidate) {
        Map<Integer, Instant> begun = report.steps().stream()
                .filter(step -> step.step() > 0)
                .collect(Collectors.toMap(Taken::step, Taken::from, (first, again) -> first));
        List<Point> points = new ArrayList<>();
        for (Moment moment : moments) {
            long requests = candidate ? moment.candidate() : moment.legacy();
            Instant began = begun.get(moment.step());
            if (requests > 0 && began != null) {
                long failed = candidate ? moment.candidateFailed() : moment.legacyFailed();
                double middle = moment.second() + moment.seconds() / 2.0;
                points.add(new Point(x(began.plusMillis((long) (middle * 1000))), (double) failed / requests));
            }
        }
        return points;
    }

    private static String line(List<Point> points, double most) {
        StringBuilder line = new StringBuilder();
        for (Point point : points) {
            double y = FAILED_BOTTOM - point.share() / most * (FAILED_BOTTOM - FAILED_TOP);
            line.append(text("%s%.1f %.1f", line.isEmpty() ? "M" : "L", point.x(), y));
        }
        return line.toString();
    }

    /** Something round that is more. */
    private static double scale(double most) {
        return Stream.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
                .filter(round -> round >= most)
                .findFirst()
                .orElse(1.0);
    }

    private double x(Instant at) {
        double share = Duration.between(from, at).toMillis() / 1000.0 / seconds;
        return LEFT + Math.clamp(share, 0, 1) * (RIGHT - LEFT);
    }

    private static String number(double percent) {
        return percent == Math.rint(percent) ? text("%.0f", percent) : text("%s", percent);
    }
}
