package io.turnout.launcher;

import java.util.List;
import java.util.Locale;

/** What is told once everything runs. */
final class Overview {
    private Overview() {}

    static String of(Ports ports, List<Part> parts, double seconds) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nTurnout is up after %.1f s.%n%n", seconds));
        for (Part part : parts) {
            String address = part.isDatabase() ? "127.0.0.1:" + ports.of(part) : "http://127.0.0.1:" + ports.of(part);
            text.append(String.format(Locale.ROOT, "  %-15s %-24s %s%n", part.label(), address, is(part)));
        }
        text.append(System.lineSeparator());
        if (parts.contains(Part.GATEWAY)) {
            text.append(String.format("Open http://localhost:%d — ", ports.of(Part.GATEWAY)));
        }
        text.append("Ctrl-C stops everything.");
        return text.toString();
    }

    private static String is(Part part) {
        return switch (part) {
            case MONORAIL_DB, TALKS_DB, NOTES_DB, CONTROL_DB -> "PostgreSQL 17";
            case MONORAIL -> "the monolith: everything, the old way";
            case TALKS_SERVICE -> "talks, with a change feed";
            case NOTES_SERVICE -> "notes on talks";
            case CONTROL_PLANE -> "moves datasets: ./turnout datasets";
            case GATEWAY -> "the one door: site, API, OpenAPI";
        };
    }
}
