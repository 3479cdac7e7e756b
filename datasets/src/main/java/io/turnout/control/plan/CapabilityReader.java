package io.turnout.control.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads how the candidates of {@code capabilities:} come to be read. What else is wrong with these is the gateway's to say. */
final class CapabilityReader {
    private final List<Dataset> datasets;
    private final CourseReader courses;
    private final Course common;
    private final List<PlanError> errors;
    private final Set<String> known = new HashSet<>();

    /** @param common the course of those that have none of their own */
    CapabilityReader(List<Dataset> datasets, CourseReader courses, Course common, List<PlanError> errors) {
        this.datasets = datasets;
        this.courses = courses;
        this.common = common;
        this.errors = errors;
    }

    /** Those with two sides. */
    Map<String, Capability> read(Map<String, Node> capabilities) {
        Map<String, Capability> twoSided = new LinkedHashMap<>();
        capabilities.forEach((name, node) -> {
            Section section = new Section("capability \"%s\"".formatted(name), node, new ArrayList<>());
            if (hasTwoSides(section)) {
                twoSided.put(name, capability(name, node));
                known.add(name);
            }
        });
        return twoSided;
    }

    private Capability capability(String name, Node node) {
        Section section = new Section("capability \"%s\"".formatted(name), node, errors);
        Course course =
                section.has("rollout") ? courses.read(name, section.values().get("rollout")) : common;
        List<String> after = section.has("after") ? after(name, section) : List.of();
        String candidate = name(section, section.has("attribute") ? "attribute" : "candidate");
        return new Capability(
                name(section, "legacy"),
                candidate,
                course,
                canBeRead(section),
                isSwitched(section),
                after,
                section.has("of") ? section.text("of", "") : null);
    }

    /** Whether it is one is the gateway's to say. */
    private static String name(Section section, String key) {
        return section.values().get(key) instanceof ScalarNode name ? name.getValue() : null;
    }

    /** Those above it in the file, and not made of more data, which come later anyway: so no two can wait for each other. */
    private List<String> after(String name, Section section) {
        List<String> names = new ArrayList<>();
        for (Node node : section.list("after", "[agenda]")) {
            String other = node instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(other)) {
                section.error(
                        Section.lineOf(node),
                        "is read after \"%s\", which is no capability with two sides above it".formatted(other)
                                + Spelling.hint(other, known));
            } else if (DatasetPlan.turn(datasets, other) > DatasetPlan.turn(datasets, name)) {
                section.error(
                        Section.lineOf(node),
                        "is read after \"%s\", which is made of data that it has to be read before; remove it."
                                .formatted(other));
            }
            names.add(other);
        }
        return names;
    }

    private static boolean canBeRead(Section capability) {
        return !(capability.values().get("routes") instanceof SequenceNode routes)
                || routes.getValue().stream()
                        .anyMatch(route -> route instanceof ScalarNode text
                                && text.getValue().startsWith("GET "));
    }

    private static boolean isSwitched(Section capability) {
        return capability.has("stage") && "candidate".equals(capability.text("stage", ""));
    }

    private static boolean hasTwoSides(Section sides) {
        return !sides.has("legacy")
                || !sides.has("candidate")
                || !Objects.equals(sides.text("legacy", ""), sides.text("candidate", ""));
    }
}
