package io.turnout.control.api.room;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.api.Comparisons;
import io.turnout.control.api.ControlPlane;
import io.turnout.control.api.Journeys;
import io.turnout.control.api.Places;
import io.turnout.control.api.Readings;
import io.turnout.control.api.Releases;
import io.turnout.control.api.Transfers;
import io.turnout.control.api.room.map.RailwayMap;
import io.turnout.control.api.room.panel.CapabilityRow;
import io.turnout.control.api.room.panel.Panels;
import io.turnout.control.api.room.timeline.Timeline;
import io.turnout.control.api.room.traffic.TrafficPanel;
import io.turnout.control.api.traffic.Flows;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Looks at all that the first page shows. */
@Singleton
class Overview {
    private static final int ENTRIES = 25;
    private static final int AT_ONCE = 2;

    private final ControlPlane plane;
    private final Journeys journeys;
    private final Releases releases;
    private final Readings readings;
    private final Transfers transfers;
    private final Comparisons comparisons;
    private final Flows flows;
    private final ObjectMapper json;
    private final Clock clock;
    private final Places places = new Places(AT_ONCE);

    Overview(
            ControlPlane plane,
            Journeys journeys,
            Releases releases,
            Readings readings,
            Transfers transfers,
            Comparisons comparisons,
            Flows flows,
            ObjectMapper json,
            Clock clock) {
        this.plane = plane;
        this.journeys = journeys;
        this.releases = releases;
        this.readings = readings;
        this.transfers = transfers;
        this.comparisons = comparisons;
        this.flows = flows;
        this.json = json;
        this.clock = clock;
    }

    OverviewPage look() {
        return places.in(this::page);
    }

    private OverviewPage page() {
        // before the first look, so that nothing on the page is older than it says
        Instant asOf = clock.instant();
        Comparisons.All compared = comparisons.all();
        Panels panels = Panels.of(
                plane.plan(),
                new Panels.Told(
                        journeys.look(), releases.all(), compared.capabilities(), readings.all(), transfers.all()),
                json);
        RailwayMap map = RailwayMap.of(
                panels.capabilities().stream().map(CapabilityRow::trip).toList());
        TrafficPanel traffic = TrafficPanel.of(flows.last(TrafficPanel.SHOWN), json);
        return new OverviewPage(asOf, panels, map, traffic, compared, Timeline.of(logs(), ENTRIES, json));
    }

    private Timeline.Logs logs() {
        return new Timeline.Logs(
                journeys.log(ENTRIES),
                releases.log(ENTRIES),
                readings.log(ENTRIES),
                comparisons.log(ENTRIES),
                transfers.journal(ENTRIES));
    }
}
