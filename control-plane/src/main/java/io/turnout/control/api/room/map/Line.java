package io.turnout.control.api.room.map;

import io.turnout.control.migration.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The line of a capability, as it is drawn.
 *
 * @param branch whether it splits off the line of its whole
 * @param label its name, as far as there is room
 * @param labelX where that begins
 * @param y of the rails
 * @param rails the path of the whole line
 * @param behind the path that the train has behind it; empty if it has none
 * @param stops its stations
 * @param to what it leads to, as far as there is room
 */
public record Line(
        Trip trip,
        boolean branch,
        String label,
        int labelX,
        int y,
        String rails,
        String behind,
        List<Stop> stops,
        Train train,
        String to) {
    static final int TRUNK = 206;

    private static final int BRANCH = 20;
    private static final int ROOM_FOR_NAME = 23;
    private static final int ROOM_FOR_END = 12;

    /**
     * A station on the line.
     *
     * @param passed whether its train has come so far
     */
    public record Stop(int x, boolean passed) {
        public int mini() {
            return Station.mini(x);
        }
    }

    /** Off the monorail. */
    static Line of(Trip trip, int y) {
        return of(trip, y, false, turnout(y));
    }

    /** Off the line of its whole. */
    static Line branch(Trip trip, int y, int wholeY) {
        return of(trip, y, true, branch(wholeY, y));
    }

    private static Line of(Trip trip, int y, boolean isBranch, String start) {
        Train train = Train.of(trip);
        List<Stop> stops = Stream.of(Stage.values())
                .map(stage -> new Stop(Station.of(stage).x(), stage.compareTo(trip.stage()) <= 0))
                .toList();
        return new Line(
                trip,
                isBranch,
                shortened(trip.name(), isBranch ? ROOM_FOR_NAME - 2 : ROOM_FOR_NAME),
                isBranch ? BRANCH : 0,
                y,
                start + "H" + stops.getLast().x(),
                trip.stage() == Stage.LEGACY ? "" : start + "H" + train.x(),
                stops,
                train,
                shortened(trip.to() == null ? "" : trip.to(), ROOM_FOR_END));
    }

    private static String turnout(int y) {
        return "M%d %dC%d %d %d %d %d %d".formatted(TRUNK, y - 26, TRUNK, y - 8, TRUNK + 8, y, TRUNK + 28, y);
    }

    private static String branch(int wholeY, int y) {
        int from = TRUNK + 18;
        return "M%d %dC%d %d %d %d %d %d".formatted(from, wholeY, from + 18, wholeY, from + 8, y, from + 30, y);
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }
}
