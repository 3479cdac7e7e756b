package io.turnout.judging.experiment.simulated;

import io.turnout.judging.experiment.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** Experiments in which half of all subjects are shown what makes a difference. */
final class Unlike {
    static final double[] RATES = {0.01, 0.05, 0.2, 0.5};
    static final int[] DAILY = {1_000, 10_000};
    static final double[] LIFTS = {0.02, 0.05, 0.1, 0.2, 0.5};

    // arrays are equal to themselves alone, and so would settings be
    private static final double[] EVENLY = {1, 1};

    private final Map<Setting, Courses> cells = new LinkedHashMap<>();

    Unlike(int each) {
        for (double rate : RATES) {
            for (int daily : DAILY) {
                for (double lift : LIFTS) {
                    Setting setting = setting(rate, daily, lift);
                    cells.put(setting, Courses.of(setting, each));
                }
            }
        }
    }

    private static Setting setting(double rate, int daily, double lift) {
        return Setting.alike(EVENLY, daily, rate).lifted(lift);
    }

    Map<Setting, Courses> cells() {
        return cells;
    }

    String table() {
        StringBuilder text = new StringBuilder("| control | lift");
        for (int daily : DAILY) {
            text.append(" | %,d a day: better | after days | z test at the end".formatted(daily));
        }
        text.append(" |\n").append("| --- ".repeat(2 + 3 * DAILY.length)).append("|\n");
        for (double rate : RATES) {
            for (double lift : LIFTS) {
                text.append("| %s %% | %s %%".formatted(Numbers.percent(rate), Numbers.percent(lift)));
                for (int daily : DAILY) {
                    text.append(columns(cells.get(setting(rate, daily, lift))));
                }
                text.append(" |\n");
            }
        }
        Courses all = Courses.together(cells.values().stream());
        return text.append("\nOf all, %s were ever called worse, and of %s an interval ever missed the true effect.%n"
                        .formatted(
                                all.percent(course -> course.decided() == Verdict.WORSE),
                                all.percent(course -> course.missedOn() > 0)))
                .toString();
    }

    private static String columns(Courses courses) {
        return " | %s | %s | %s"
                .formatted(
                        courses.percent(course -> course.decided() == Verdict.BETTER),
                        courses.days(Course::decidedOn),
                        courses.percent(Course::zAtTheEnd));
    }
}
