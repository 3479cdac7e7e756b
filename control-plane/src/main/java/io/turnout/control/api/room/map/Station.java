package io.turnout.control.api.room.map;

import io.turnout.control.migration.Stage;

/**
 * Where trains come by, in this order.
 *
 * @param x of its middle
 * @param means what it is to have come so far
 */
public record Station(Stage stage, int x, String means) {
    private static final int FIRST = 272;
    private static final int BETWEEN = 150;

    static Station of(Stage stage) {
        return new Station(stage, FIRST + BETWEEN * stage.ordinal(), means(stage));
    }

    /** Where that is on a line that is drawn small, 132 wide. */
    static int mini(int x) {
        return 6 + (x - FIRST) / 5;
    }

    private static String means(Stage stage) {
        return switch (stage) {
            case LEGACY -> "answers as ever";
            case SHADOW -> "answers compared";
            case CANARY -> "read by a share";
            case CANDIDATE -> "answers, is written";
            case RETIRED -> "no way back";
        };
    }
}
