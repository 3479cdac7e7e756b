package io.turnout.control.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A time through which something lasted. */
public record Span(Instant from, Instant until) {
    public Span {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a span does not end before it begins");
        }
    }

    public boolean has(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(until);
    }

    /** What of some spans, which may overlap, is in this one: in order, and apart. */
    public List<Span> of(List<Span> spans) {
        List<Span> within = new ArrayList<>();
        spans.stream()
                .filter(each -> each.until.isAfter(from) && each.from.isBefore(until))
                .map(each -> new Span(later(each.from, from), earlier(each.until, until)))
                .sorted(Comparator.comparing(Span::from))
                .forEach(each -> {
                    if (!within.isEmpty() && !each.from.isAfter(within.getLast().until)) {
                        Span last = within.removeLast();
                        within.add(new Span(last.from, later(last.until, each.until)));
                    } else {
                        within.add(each);
                    }
                });
        return within;
    }

    Duration length() {
        return Duration.between(from, until);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
