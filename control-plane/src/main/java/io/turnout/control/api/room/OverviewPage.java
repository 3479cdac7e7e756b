package io.turnout.control.api.room;

import io.turnout.control.api.Comparisons;
import io.turnout.control.api.room.map.Line;
import io.turnout.control.api.room.map.RailwayMap;
import io.turnout.control.api.room.map.Trip;
import io.turnout.control.api.room.panel.CapabilityRow;
import io.turnout.control.api.room.panel.Panels;
import io.turnout.control.api.room.timeline.Decision;
import io.turnout.control.api.room.traffic.TrafficPanel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the first page shows.
 *
 * @param asOf when it was looked at
 * @param decisions the newest first
 */
public record OverviewPage(
        Instant asOf,
        Panels panels,
        RailwayMap map,
        TrafficPanel traffic,
        Comparisons.All all,
        List<Decision> decisions) {
    /** A capability in words, and as it is drawn. */
    public record Row(Line line, CapabilityRow facts) {
        public Trip trip() {
            return line.trip();
        }
    }

    /** In the order of the map. */
    public List<Row> rows() {
        Map<String, CapabilityRow> byName = panels.capabilities().stream()
                .collect(Collectors.toMap(row -> row.trip().name(), row -> row));
        return map.lines().stream()
                .map(line -> new Row(line, byName.get(line.trip().name())))
                .toList();
    }
}
