package io.turnout.control.api.room.delivery;

import io.turnout.control.delivery.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deploys on a line through time, in 0 to {@link #WIDTH}.
 *
 * @param looked where the service was looked at
 */
public record Strip(List<Part> looked, List<Mark> marks) {
    /** How long the line is. */
    public static final int WIDTH = 600;

    /** A part of the line. */
    public record Part(double from, double width) {}

    /** A deploy on it. */
    public record Mark(double at, String kind) {}

    static Strip of(Span window, List<Span> looked, List<DeployRow> deploys) {
        return new Strip(
                looked.stream()
                        .map(each -> part(place(window, each.from()), place(window, each.until())))
                        .toList(),
                deploys.stream()
                        .map(each -> new Mark(place(window, each.at()), each.kind()))
                        .toList());
    }

    /** However short it was, it can be seen. */
    private static Part part(double from, double until) {
        return new Part(from, rounded(Math.max(2, until - from)));
    }

    private static double place(Span window, Instant at) {
        double length = Duration.between(window.from(), window.until()).toMillis();
        return rounded(Math.clamp(Duration.between(window.from(), at).toMillis() / length, 0, 1) * WIDTH);
    }

    private static double rounded(double number) {
        return Math.round(10 * number) / 10.0;
    }
}
