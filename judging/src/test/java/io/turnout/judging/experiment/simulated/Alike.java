package io.turnout.judging.experiment.simulated;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Experiments in which no treatment makes a difference. */
final class Alike {
    static final double[] RATES = {0.002, 0.01, 0.05, 0.2, 0.5, 0.9};
    static final int[] DAILY = {100, 1_000, 10_000};
    static final double[][] WEIGHTS = {{1, 1}, {9, 1}, {1, 1, 1}};

    private final Map<Setting, Courses> cells = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    Alike(int each, int late) {
        for (double[] weights : WEIGHTS) {
            for (int daily : DAILY) {
                for (double rate : RATES) {
                    Setting setting = Setting.alike(weights, daily, rate);
                    cells.put(setting, Courses.of(setting, each));
                    if (weights == WEIGHTS[0]) {
                        cells.put(setting.late(), Courses.of(setting.late(), late));
                    }
                }
            }
        }
    }

    Courses where(Predicate<Setting> wanted) {
        return Courses.together(cells.entrySet().stream()
                .filter(cell -> wanted.test(cell.getKey()))
                .map(Map.Entry::getValue));
    }

    /** By setting, those in which it is known at once who has the outcome. */
    Map<Setting, Courses> settled() {
        return cells.entrySet().stream()
                .filter(cell -> !cell.getKey().isLate())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    String table() {
        Courses settled = where(setting -> !setting.isLate());
        text.append(
                "%,d experiments in which nothing makes a difference, of %d kinds; of none of these are more than %.1f %% decided.%n%n"
                        .formatted(
                                settled.all().size(),
                                settled().size(),
                                100
                                        * settled().values().stream()
                                                .mapToDouble(courses -> courses.share(course -> course.decidedOn() > 0))
                                                .max()
                                                .orElseThrow()));
        text.append("| ever said to be better or worse | judged daily | z test daily | z test at the end"
                + " | shares ever said to mismatch |\n| --- | --- | --- | --- | --- |\n");
        for (double rate : RATES) {
            row(
                    "%s %% have the outcome".formatted(Numbers.percent(rate)),
                    setting -> setting.rate() == rate && !setting.isLate());
        }
        for (int daily : DAILY) {
            row("%,d subjects a day".formatted(daily), setting -> setting.daily() == daily && !setting.isLate());
        }
        for (double[] weights : WEIGHTS) {
            row(
                    Arrays.stream(weights)
                                    .mapToObj(weight -> String.valueOf(Math.round(weight)))
                                    .collect(Collectors.joining(" : "))
                            + ", control first",
                    setting -> setting.weights() == weights && !setting.isLate());
        }
        row("all", setting -> !setting.isLate());
        for (double rate : RATES) {
            row(
                    "%s %%, known some time within a week".formatted(Numbers.percent(rate)),
                    setting -> setting.rate() == rate && setting.isLate());
        }
        return text.toString();
    }

    private void row(String what, Predicate<Setting> wanted) {
        Courses courses = where(wanted);
        text.append("| %s | %s | %s | %s | %s |%n"
                .formatted(
                        what,
                        courses.percent(course -> course.decidedOn() > 0),
                        courses.percent(course -> course.zOn() > 0),
                        courses.percent(Course::zAtTheEnd),
                        "%.2f %%".formatted(100 * courses.share(course -> course.invalidOn() > 0))));
    }
}
