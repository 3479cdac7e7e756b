package io.turnout.control.plan;

import io.turnout.judging.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code rollout:}, of the plan or of one capability, which says only what it has otherwise. */
final class CourseReader {
    private static final Set<String> LIMITS = Set.of("minimum", "failures", "slowdown", "tail");
    private static final double MOST_REQUESTS = 1_000_000_000;

    private final List<PlanError> errors;
    private Course common = Course.DEFAULT;
    private Bounds bounds = Bounds.DEFAULT;

    CourseReader(List<PlanError> errors) {
        this.errors = errors;
    }

    /** As it is written, before it is known how many steps there are. */
    private record Bounds(double minimum, double failures, double slowdown, double tail) {
        static final Bounds DEFAULT = new Bounds(
                Limits.DEFAULT.minimum(),
                100 * Limits.DEFAULT.failures(),
                Limits.DEFAULT.slowdown(),
                100 * Limits.DEFAULT.tail());
    }

    /** That of the plan. */
    Course readCommon(Node node) {
        Section section = section("\"rollout\"", node);
        bounds = bounds(section, Bounds.DEFAULT);
        common = course("\"rollout\"", section, bounds);
        return common;
    }

    /** That of a capability. */
    Course read(String capability, Node node) {
        String what = "\"rollout\" of \"%s\"".formatted(capability);
        Section section = section(what, node);
        return course(what, section, bounds(section, bounds));
    }

    private Section section(String what, Node node) {
        return new Section(what, node, errors)
                .allow(Set.of("compare", "differences", "warmUp", "steps", "minimum", "failures", "slowdown", "tail"));
    }

    private Course course(String what, Section section, Bounds bounds) {
        int before = errors.size();
        double compare = number(section, "compare", common.compare(), "20", CourseReader::isShare);
        double differences = number(section, "differences", common.differences(), "0.1", n -> n > 0 && n < 100);
        long warmUp = section.duration("warmUp", Duration.ofMillis(common.warmUpMillis()))
                .toMillis();
        List<Step> steps = section.has("steps") ? steps(what, section, bounds) : common.steps();
        if (!section.has("steps") && LIMITS.stream().anyMatch(section::has)) {
            section.error(section.line("minimum"), "has limits and no \"steps\" that they are for.");
        }
        return errors.size() == before ? new Course(compare, differences, warmUp, steps) : common;
    }

    private List<Step> steps(String what, Section section, Bounds bounds) {
        List<Node> nodes = section.list("steps", "[{ percent: 5, hold: 1m }, { percent: 100, hold: 1m }]");
        List<Step> steps = new ArrayList<>();
        double last = 0;
        for (Node node : nodes) {
            Section step = new Section("a step of " + what, node, errors)
                    .allow(Set.of("percent", "hold", "approve", "minimum", "failures", "slowdown", "tail"));
            int before = errors.size();
            double percent = number(step, "percent", Double.NaN, "5", CourseReader::isShare);
            if (errors.size() == before && !(percent > last)) {
                step.error("percent", "must have a larger \"percent\" than the one before");
            }
            Bounds own = bounds(step, bounds);
            long hold = step.duration("hold", Duration.ZERO).toMillis();
            boolean manual = step.isManual();
            if (errors.size() == before) {
                last = percent;
                steps.add(new Step(
                        percent,
                        hold,
                        manual,
                        Course.limits(
                                (long) own.minimum, own.failures / 100, own.slowdown, own.tail / 100, nodes.size())));
            }
        }
        return steps;
    }

    private Bounds bounds(Section section, Bounds otherwise) {
        return new Bounds(
                number(
                        section,
                        "minimum",
                        otherwise.minimum,
                        "500",
                        n -> n >= 1 && n <= MOST_REQUESTS && n == Math.rint(n)),
                number(section, "failures", otherwise.failures, "1", n -> n > 0 && n < 100),
                number(section, "slowdown", otherwise.slowdown, "1.2", n -> n >= 1 && n <= 1000),
                number(section, "tail", otherwise.tail, "95", n -> n >= 50 && n <= 99));
    }

    private static double number(
            Section section, String key, double otherwise, String example, DoublePredicate allowed) {
        if (!section.has(key) && !Double.isNaN(otherwise)) {
            return otherwise;
        }
        String text = section.text(key, example);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (allowed.test(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        section.error(key, "has \"%s: %s\"; write a number such as %s".formatted(key, text, example));
        return otherwise;
    }

    private static boolean isShare(double percent) {
        return percent > 0 && percent <= 100;
    }
}
