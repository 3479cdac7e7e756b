package io.turnout.control.api.room.traffic;

import io.turnout.control.traffic.Answers;
import io.turnout.control.traffic.Both;
import java.util.Locale;

/**
 * Figures of one side, of the last minute.
 *
 * @param perSecond answers
 * @param failed of these, and how many in a hundred
 * @param p99 what 99 % took at most; a dash among too few
 */
public record Figures(String perSecond, String failed, boolean anyFailed, String p99) {
    private static final String UNKNOWN = "–";

    static Figures of(Answers answers, long seconds) {
        return new Figures(
                rate((double) answers.total() / seconds),
                failed(answers),
                answers.failed() > 0,
                answers.p99Millis().isPresent() ? millis(answers.p99Millis().getAsDouble()) : UNKNOWN);
    }

    String said() {
        return perSecond + " a second" + (p99.equals(UNKNOWN) ? "" : ", 99 % of them within " + p99);
    }

    /** Of what both sides answer, how much the candidate does, in percent; 0 if there is nothing. */
    static long share(Both both) {
        return both.total() == 0 ? 0 : Math.round(100.0 * both.candidate().total() / both.total());
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond > 0 && perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
    }

    private static String failed(Answers answers) {
        if (answers.failed() == 0) {
            return "0";
        }
        double percent = 100.0 * answers.failed() / Math.max(answers.failed(), answers.total());
        return String.format(Locale.ROOT, percent < 1 ? "%,d (%.2f %%)" : "%,d (%.0f %%)", answers.failed(), percent);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }
}
