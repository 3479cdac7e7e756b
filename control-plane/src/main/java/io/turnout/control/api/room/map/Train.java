package io.turnout.control.api.room.map;

import io.turnout.control.migration.Stage;
import java.util.Locale;

/**
 * Where a capability is on its line.
 *
 * @param x of its middle
 * @param width of what carries the text
 * @param text its share, such as {@code 25 %}
 */
public record Train(int x, int width, String text) {
    private static final int LETTER = 8;
    private static final int AROUND = 18;
    /** All reading from it is not the end of the way: its data has still to come. */
    private static final int SHORT_OF_NEXT = 46;

    static Train of(Trip trip) {
        String text = percent(trip.share()) + " %";
        return new Train(x(trip), AROUND + LETTER * text.length(), text);
    }

    public int left() {
        return x - width / 2;
    }

    public int half() {
        return width / 2;
    }

    /** Where it begins on a line that is drawn small. */
    public int mini() {
        return Station.mini(x) - 7;
    }

    private static int x(Trip trip) {
        int here = Station.of(trip.stage()).x();
        if (trip.stage() != Stage.CANARY) {
            return here;
        }
        int most = Station.of(Stage.CANDIDATE).x() - SHORT_OF_NEXT - here;
        return here + (int) Math.round(most * trip.read() / 100);
    }

    private static String percent(double percent) {
        return percent == Math.rint(percent)
                ? String.valueOf((long) percent)
                : String.format(Locale.ROOT, percent < 1 ? "%.2f" : "%.1f", percent);
    }
}
