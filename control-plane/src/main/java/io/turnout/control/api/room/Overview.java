package io.turnout.control.api.room;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.api.Comparisons;
import io.turnout.control.api.ControlPlane;
import io.turnout.control.api.Journeys;
import io.turnout.control.api.Readings;
import io.turnout.control.api.Releases;
import io.turnout.control.api.Transfers;
import io.turnout.control.api.room.map.RailwayMap;
import io.turnout.control.api.room.panel.CapabilityRow;
import io.turnout.control.api.room.panel.Panels;
import io.turnout.control.api.room.timeline.Timeline;
import io.turnout.control.api.room.traffic.TrafficPanel;
import io.turnout.control.api.traffic.Flows;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Looks at all that the first page shows. */
@Singleton
class Overview {
    private static final int ENTRIES = 25;
    /** However many pages are open, they leave connections for what moves data. */
    private static final int AT_ONCE = 2;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private final ControlPlane plane;
    private final Journeys journeys;
    private final Releases releases;
    private final Readings readings;
    private final Transfers transfers;
    private final Comparisons comparisons;
    private final Flows flows;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

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
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemType.UNAVAILABLE.because("Too many ask at once.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.UNAVAILABLE.because("The control plane stops.");
        }
        try {
            return page();
        } finally {
            places.release();
        }
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
