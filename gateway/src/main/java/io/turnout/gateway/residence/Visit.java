package io.turnout.gateway.residence;

import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.plan.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a request for some datasets has to know of them on the side it is sent to. Immutable, and the same for all. */
public final class Visit {
    /** Of no dataset: nothing is asked, and every answer counts. */
    public static final Visit NONE = new Visit(List.of());

    private final List<Stop> stops;
    private final String asked;
    /** What was told last while all was open, so that it need not be read again. */
    private volatile String allOpen;

    /**
     * One dataset.
     *
     * @param side where the request goes
     * @param other who else may have it
     */
    public record Stop(String dataset, Residence residence, Stage side, Upstream other) {
        /** Takes what the other side has told after this one was closed, or was not to be reached. */
        public void heard(FenceLook look, boolean wasClosed) {
            if (look.open() && wasClosed) {
                residence.moved(side.other(), look.turn());
            } else {
                residence.learn(side.other(), look);
            }
        }
    }

    Visit(List<Stop> stops) {
        this.stops = List.copyOf(stops);
        this.asked = stops.isEmpty() ? null : stops.stream().map(Stop::dataset).collect(Collectors.joining(", "));
    }

    public List<Stop> stops() {
        return stops;
    }

    /** Value of {@link FenceLook#ASKED}; null if nothing is to be asked. */
    public String asked() {
        return asked;
    }

    /**
     * Learns from an answer.
     *
     * @param told value of {@link FenceLook#ANSWERED}; null if the side said nothing, and must be believed then
     * @return the datasets that are closed there, or may be, so that the last writes may be on the other side
     */
    public List<Stop> closed(String told) {
        if (told == null || told.equals(allOpen)) {
            return List.of();
        }
        if (told.equals(FenceLook.UNREADABLE)) {
            return stops;
        }
        List<Stop> closed = new ArrayList<>(stops.size());
        for (FenceLook look : FenceLook.parse(told)) {
            for (Stop stop : stops) {
                if (stop.dataset.equals(look.dataset())) {
                    stop.residence.learn(stop.side, look);
                    if (!look.open()) {
                        closed.add(stop);
                    }
                }
            }
        }
        if (closed.isEmpty() && !hasMoved()) {
            allOpen = told;
        }
        return closed;
    }

    /** Whether one of them is known to be written elsewhere. */
    public boolean hasMoved() {
        for (Stop stop : stops) {
            if (stop.residence.side() != stop.side) {
                return true;
            }
        }
        return false;
    }
}
