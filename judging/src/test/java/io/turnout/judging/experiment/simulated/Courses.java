package io.turnout.judging.experiment.simulated;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several, and what share of them something is true of. */
record Courses(List<Course> all) {
    static Courses of(Setting setting, int each) {
        long seed = List.of(
                                setting.daily(),
                                setting.rate(),
                                setting.lift(),
                                setting.isLate(),
                                setting.assigned().length,
                                setting.assigned()[0])
                        .hashCode()
                * 1_000_003L;
        return new Courses(IntStream.range(0, each)
                .parallel()
                .mapToObj(i -> Course.of(setting, seed + i))
                .toList());
    }

    static Courses together(Stream<Courses> some) {
        return new Courses(some.flatMap(courses -> courses.all.stream()).toList());
    }

    double share(Predicate<Course> wanted) {
        return (double) all.stream().filter(wanted).count() / all.size();
    }

    /** In percent, with one decimal. */
    String percent(Predicate<Course> wanted) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share(wanted));
    }

    /** The median of those that are not 0; empty if all are. */
    String days(ToIntFunction<Course> day) {
        int[] sorted =
                all.stream().mapToInt(day).filter(each -> each > 0).sorted().toArray();
        return sorted.length == 0 ? "" : String.valueOf(sorted[sorted.length / 2]);
    }
}
