package io.turnout.control.api.room.map;

import io.turnout.control.migration.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where each capability is, as a map.
 *
 * @param origin the side that all lines come from
 * @param lines from the top; attributes below their whole
 */
public record RailwayMap(String origin, List<Station> stations, List<Line> lines) {
    private static final int HEAD = 98;
    private static final int BETWEEN = 46;
    private static final int FOOT = 22;

    /** @param trips in the plan's order */
    public static RailwayMap of(List<Trip> trips) {
        List<Line> lines = new ArrayList<>();
        for (Trip trip : trips) {
            if (isOnItsOwn(trip, trips)) {
                int y = next(lines);
                lines.add(Line.of(trip, y));
                trips.stream()
                        .filter(other -> trip.name().equals(other.whole()))
                        .forEach(part -> lines.add(Line.branch(part, next(lines), y)));
            }
        }
        return new RailwayMap(
                origin(trips), Stream.of(Stage.values()).map(Station::of).toList(), List.copyOf(lines));
    }

    private static int next(List<Line> lines) {
        return HEAD + BETWEEN * lines.size();
    }

    /** What is an attribute of something that has no line here is drawn as if it were none. */
    private static boolean isOnItsOwn(Trip trip, List<Trip> trips) {
        return trip.whole() == null
                || trips.stream().noneMatch(other -> other.name().equals(trip.whole()));
    }

    private static String origin(List<Trip> trips) {
        List<String> names = trips.stream()
                .filter(trip -> trip.whole() == null)
                .map(Trip::from)
                .distinct()
                .toList();
        return names.size() == 1 && names.getFirst() != null ? names.getFirst() : "legacy";
    }

    public int height() {
        return HEAD + BETWEEN * Math.max(0, lines.size() - 1) + FOOT;
    }

    public int trunk() {
        return Line.TRUNK;
    }

    /** Where the last line leaves the monorail. */
    public int trunkEnd() {
        return lines.stream()
                .filter(line -> !line.branch())
                .mapToInt(line -> line.y() - 26)
                .max()
                .orElse(HEAD);
    }

    /** For those who do not see it: how many are where. */
    public String summary() {
        Map<Stage, Long> counts =
                lines.stream().collect(Collectors.groupingBy(line -> line.trip().stage(), Collectors.counting()));
        return Stream.of(Stage.values())
                .map(stage -> counts.containsKey(stage) ? "%d at %s".formatted(counts.get(stage), stage) : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
