package io.turnout.gateway.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads which capabilities each dataset carries. Its tables and databases are the control plane's to read. */
final class DatasetReader {
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, List<String>> carriers = new LinkedHashMap<>();
    private final Set<String> capabilities;

    /** @param capabilities the names that the plan has */
    DatasetReader(Section root, Set<String> capabilities, List<PlanError> errors) {
        this.capabilities = capabilities;
        if (root.has("datasets")) {
            new Section("\"datasets\"", root.values().get("datasets"), errors)
                    .values()
                    .forEach((name, node) -> {
                        Section section = new Section("dataset \"%s\"".formatted(name), node, errors);
                        sections.put(name, section);
                        if (section.has("capabilities")) {
                            section.list("capabilities", "[notes-read, notes-write]")
                                    .forEach(item -> carry(name, section, item));
                        }
                    });
        }
    }

    /** The datasets that carry each capability. */
    Map<String, List<String>> carriers() {
        return carriers;
    }

    private void carry(String dataset, Section section, Node item) {
        String capability = item instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (capabilities.contains(capability)) {
            carriers.computeIfAbsent(capability, name -> new ArrayList<>()).add(dataset);
        } else {
            section.error(
                    Section.lineOf(item),
                    "carries the unknown capability \"%s\"".formatted(capability)
                            + Spelling.hint(capability, capabilities));
        }
    }

    /** The datasets that carry something, each with the two upstreams that its capabilities are passed through to. */
    Map<String, Dataset> read(List<Capability> all) {
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        sections.forEach((name, section) -> {
            List<Dataset> found = all.stream()
                    .filter(capability -> capability.datasets().contains(name))
                    .filter(capability -> capability.legacy() instanceof Side.Passing
                            && capability.candidate() instanceof Side.Passing)
                    .map(capability -> dataset(name, capability, after(section)))
                    .distinct()
                    .toList();
            if (found.size() > 1) {
                section.error(
                        "capabilities",
                        "carries capabilities of different upstreams (%s and %s, %s and %s); it can live in two places only"
                                .formatted(
                                        found.get(0).legacy().name(),
                                                found.get(0).candidate().name(),
                                        found.get(1).legacy().name(),
                                                found.get(1).candidate().name()));
            } else if (found.size() == 1) {
                datasets.put(name, found.getFirst());
            } else if (all.stream().anyMatch(capability -> capability.datasets().contains(name))) {
                section.error(
                        "capabilities",
                        "carries no capability that is passed through on both sides, so nobody knows where to ask for it");
            }
        });
        return datasets;
    }

    private List<String> after(Section section) {
        return section.has("after")
                ? section.list("after", "[notes]").stream()
                        .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "")
                        .filter(sections::containsKey)
                        .toList()
                : List.of();
    }

    private static Dataset dataset(String name, Capability capability, List<String> after) {
        return new Dataset(
                name,
                ((Side.Passing) capability.legacy()).upstream(),
                ((Side.Passing) capability.candidate()).upstream(),
                after);
    }
}
