package io.turnout.judging.experiment.simulated;

import java.util.LinkedHashMap;
import java.util.Map;

/** Experiments that are to have half of all subjects in each cohort, and may have not; nothing makes a difference. */
final class Mismatched {
    static final double[] TREATED = {0.5, 0.502, 0.505, 0.51, 0.52, 0.55};
    private static final double RATE = 0.05;

    private final Map<Setting, Courses> cells = new LinkedHashMap<>();

    Mismatched(int each) {
        for (double treated : TREATED) {
            for (int daily : Unlike.DAILY) {
                Setting setting =
                        Setting.alike(new double[] {1, 1}, daily, RATE).assigned(1 - treated, treated);
                cells.put(setting, Courses.of(setting, each));
            }
        }
    }

    Map<Setting, Courses> cells() {
        return cells;
    }

    String table() {
        StringBuilder text = new StringBuilder("| really in the treatment | subjects a day | found | after days"
                + " | ever said to be better or worse |\n| --- | --- | --- | --- | --- |\n");
        cells.forEach((setting, courses) -> text.append("| %s %% | %,d | %s | %s | %s |%n"
                .formatted(
                        Numbers.percent(setting.assigned()[1]),
                        setting.daily(),
                        courses.percent(course -> course.invalidOn() > 0),
                        courses.days(Course::invalidOn),
                        courses.percent(course -> course.decidedOn() > 0))));
        return text.toString();
    }
}
