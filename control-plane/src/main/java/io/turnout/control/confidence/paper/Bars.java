package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.Range;
import io.turnout.control.confidence.paper.Document.Picture;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers beside each other, each with how far it is known. */
final class Bars {
    private static final int WIDTH = 640;
    private static final int LEFT = 8;
    private static final int RIGHT = 632;
    private static final int HEIGHT = 58;
    private static final int LETTERS = 40;

    private Bars() {}

    /** @param style of the bar */
    record Bar(String name, Range value, String style) {}

    static Picture of(String id, String title, String caption, List<Bar> bars) {
        double most = Math.max(
                1, bars.stream().mapToDouble(bar -> bar.value().upper()).max().orElse(1));
        Svg svg = new Svg(id, WIDTH, bars.size() * HEIGHT + 4);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double top = i * HEIGHT + 24.0;
            svg.label(LEFT, top - 8, "start", "name", bar.name());
            svg.label(RIGHT, top - 8, "end", "value", told(bar.value()));
            svg.rect(LEFT, top, RIGHT - LEFT, 20, "track");
            svg.rect(LEFT, top, width(bar.value().value(), most), 20, bar.style());
            double low = LEFT + width(bar.value().lower(), most);
            double high = LEFT + width(bar.value().upper(), most);
            if (high - low < 1) {
                continue;
            }
            svg.line(low, top + 10, high, top + 10, "whisker")
                    .line(low, top + 5, low, top + 15, "whisker")
                    .line(high, top + 5, high, top + 15, "whisker");
        }
        String plain = bars.stream()
                .map(bar -> text("%-" + LETTERS + "s %s\n%s", bar.name(), told(bar.value()), "█".repeat((int)
                                Math.round(bar.value().value() / most * LETTERS))))
                .collect(Collectors.joining("\n"));
        return new Picture(title, svg.drawn(title, caption), caption, plain);
    }

    private static String told(Range value) {
        return value.lower() == value.upper() ? Words.count(Math.round(value.value())) : Words.about(value);
    }

    private static double width(double value, double most) {
        return Math.min(1, value / most) * (RIGHT - LEFT);
    }
}
