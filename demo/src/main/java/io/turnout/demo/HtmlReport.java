package io.turnout.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as a page that needs nothing else. */
final class HtmlReport {
    private final Report report;
    private final List<Hit> hits;
    private final List<Sides.Sample> sides;
    private final List<Comparison> comparisons;
    private final List<Teller.Event> events;

    HtmlReport(
            Report report,
            List<Hit> hits,
            List<Sides.Sample> sides,
            List<Comparison> comparisons,
            List<Teller.Event> events) {
        this.report = report;
        this.hits = hits;
        this.sides = sides;
        this.comparisons = comparisons;
        this.events = events;
    }

    String text() {
        long end = Math.round(report.seconds() * 1000);
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>The conference has left its monolith</title>
                <style>
                :root { color-scheme: light dark; --legacy: #b4532a; --candidate: #1f7a8c; --ink: #222; --soft: #777; --paper: #fdfcfa; --line: #ddd }
                @media (prefers-color-scheme: dark) { :root { --legacy: #e08a5b; --candidate: #5bb8c9; --ink: #eee; --soft: #999; --paper: #161718; --line: #333 } }
                body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
                h1 { line-height: 1.2 } .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; padding: 0; list-style: none }
                .facts li { border-top: 3px solid var(--candidate); padding-top: .5rem } .facts b { display: block; font-size: 1.6rem }
                table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line) }
                svg { width: 100%; height: auto; display: block } svg text { fill: var(--soft); font-size: 11px } figcaption { color: var(--soft) } figure { margin: 1.5rem 0 }
                .bad { color: var(--legacy) } ol.events { font-variant-numeric: tabular-nums; padding-left: 0; list-style: none }
                ol.events span { color: var(--soft); display: inline-block; width: 4.5rem }
                </style></head><body>
                """
                + headline()
                + figure(
                        "Requests a second, by the side that answered: <span style=\"color:var(--legacy)\">monolith</span>,"
                                + " <span style=\"color:var(--candidate)\">services</span>. The numbers are those of the list below.",
                        new Chart(end, marks()).stacked(rates(true), rates(false)))
                + figure(
                        "How long readers waited, in milliseconds: half of them at most (lower line), 99 % of them at most (upper line),"
                                + " each second.",
                        new Chart(end, marks()).lines(quantiles(0.5), quantiles(0.99)))
                + differences(end)
                + planted(end)
                + pauses(end)
                + happened()
                + "</body></html>\n";
    }

    private String headline() {
        String verdict = report.isGood()
                ? "The conference has left its monolith, and nobody was turned away"
                : "<span class=\"bad\">The conference has left its monolith, not as promised</span>";
        return "<h1>" + verdict + "</h1><ul class=\"facts\">"
                + fact(text("%,d", report.requests().total()), "requests")
                + fact(text("%d", report.requests().failed()), "of them failed")
                + fact(text("%,d", report.writes().acknowledged()), "writes acknowledged")
                + fact(
                        "%d / %d"
                                .formatted(
                                        report.writes().lost(), report.writes().duplicated()),
                        "lost / done twice")
                + fact(report.monolithStopped() ? "stopped" : "runs", "the monolith, and its database")
                + fact(text("%.0f s", report.seconds()), "in all")
                + "</ul>"
                + report.failures().stream()
                        .map(each -> text(
                                "<p class=\"bad\">Failed: %s, %s, %d times</p>",
                                escaped(each.what()), escaped(each.said()), each.count()))
                        .collect(Collectors.joining())
                + report.violations().stream()
                        .map(each -> "<p class=\"bad\">" + escaped(each) + "</p>")
                        .collect(Collectors.joining());
    }

    private static String fact(String value, String what) {
        return "<li><b>" + value + "</b>" + what + "</li>";
    }

    private static String figure(String caption, String picture) {
        return "<figure>" + picture + "<figcaption>" + caption + "</figcaption></figure>";
    }

    private String differences(long end) {
        Timeline timeline = new Timeline(end);
        for (Comparison each : comparisons) {
            String colour = each.verdict().equals("FAIL")
                    ? "var(--legacy)"
                    : each.changed() == 0 ? "var(--candidate)" : "var(--soft)";
            timeline.add(
                    each.capability(),
                    each.fromMillis(),
                    each.toMillis(),
                    colour,
                    text("%s: %d of %d compared answers differed", each.verdict(), each.changed(), each.compared())
                            + (each.build() == null ? "" : ", build " + each.build()));
        }
        long compared = comparisons.stream().mapToLong(Comparison::compared).sum();
        long changed = comparisons.stream().mapToLong(Comparison::changed).sum();
        return figure(
                text(
                        "Answers of both sides that were compared: %,d, of which %,d differed."
                                + " <span style=\"color:var(--legacy)\">Fields that should not</span>,"
                                + " <span style=\"color:var(--candidate)\">none</span>,"
                                + " or some of which that cannot be said.",
                        compared, changed),
                timeline.svg());
    }

    private String planted(long end) {
        Timeline timeline = new Timeline(end);
        report.plantedBuilds()
                .forEach(build -> timeline.add(
                        build.name(),
                        build.fromMillis(),
                        build.toMillis(),
                        build.exposedSubjects() == 0 ? "var(--soft)" : "var(--legacy)",
                        text("%d readers, %.1f s", build.exposedSubjects(), build.secondsToRollback())));
        return "<h2>Builds that should not have shipped</h2>"
                + figure("From its first answer until it was taken back; grey if no reader got one.", timeline.svg())
                + "<table><tr><th>Build</th><th>Caught in</th>"
                + "<th>Because</th><th>Readers who got an answer of it</th><th>Taken back after</th></tr>"
                + report.plantedBuilds().stream()
                        .map(build -> text(
                                "<tr><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%.1f s</td></tr>",
                                escaped(build.name()),
                                build.caughtIn().toLowerCase(Locale.ROOT),
                                build.why() == null ? "" : escaped(build.why()),
                                build.exposedSubjects(),
                                build.secondsToRollback()))
                        .collect(Collectors.joining())
                + "</table><p>Good builds that were taken back by mistake: " + report.falseAlarms() + ".</p>";
    }

    private String pauses(long end) {
        Timeline timeline = new Timeline(end);
        report.cutovers()
                .forEach(each -> timeline.add(
                        each.dataset(),
                        each.atMillis(),
                        each.atMillis() + each.pauseMs(),
                        "var(--legacy)",
                        each.pauseMs() + " ms"));
        return "<h2>Pauses at the cutovers</h2>" + timeline.svg()
                + "<table><tr><th>Data</th><th>Nobody could write for</th></tr>"
                + report.cutovers().stream()
                        .map(each ->
                                text("<tr><td>%s</td><td>%d ms</td></tr>", escaped(each.dataset()), each.pauseMs()))
                        .collect(Collectors.joining())
                + "</table><p>Writes that came meanwhile waited, and were done.</p>";
    }

    private String happened() {
        StringBuilder list = new StringBuilder("<h2>What happened</h2><ol class=\"events\">");
        int number = 0;
        for (Teller.Event event : events) {
            list.append(text(
                    "<li><span>%.1f s</span> %d. %s</li>", event.atMillis() / 1000.0, ++number, escaped(event.text())));
        }
        return list.append("</ol>").toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private Map<Integer, Long> marks() {
        Map<Integer, Long> marks = new TreeMap<>();
        for (int i = 0; i < events.size(); i++) {
            marks.put(i + 1, events.get(i).atMillis());
        }
        return marks;
    }

    private List<Chart.Point> rates(boolean legacy) {
        List<Chart.Point> points = new ArrayList<>();
        for (int i = 1; i < sides.size(); i++) {
            Sides.Sample before = sides.get(i - 1);
            Sides.Sample now = sides.get(i);
            long millis = now.atMillis() - before.atMillis();
            if (millis > 100) {
                long more = legacy ? now.legacy() - before.legacy() : now.candidate() - before.candidate();
                points.add(new Chart.Point(now.atMillis(), Math.max(0, more) * 1000.0 / millis));
            }
        }
        return points;
    }

    private List<Chart.Point> quantiles(double quantile) {
        Map<Long, List<Long>> bySecond = hits.stream()
                .collect(Collectors.groupingBy(
                        hit -> hit.atMillis() / 1000,
                        TreeMap::new,
                        Collectors.mapping(Hit::millis, Collectors.toList())));
        return bySecond.entrySet().stream()
                .map(second -> {
                    List<Long> sorted = second.getValue().stream().sorted().toList();
                    int index = Math.min(sorted.size() - 1, (int) Math.ceil(quantile * sorted.size()) - 1);
                    return new Chart.Point(second.getKey() * 1000 + 500, sorted.get(Math.max(0, index)));
                })
                .toList();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
