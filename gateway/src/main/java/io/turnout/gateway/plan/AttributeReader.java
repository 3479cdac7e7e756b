package io.turnout.gateway.plan;

import io.turnout.comparison.path.PathPattern;
import io.turnout.comparison.rule.Rules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the capabilities that are one attribute of another one's answers. What that one has, they have as well. */
final class AttributeReader {
    private static final Set<String> KEYS = Set.of("attribute", "of", "rules", "personal", "rollout");

    private final Map<String, Capability> wholes = new LinkedHashMap<>();
    private final Map<String, Dataset> datasets;
    private final Map<String, CompositionRules> compositions;
    private final Map<String, List<String>> carriers;
    private final Map<String, String> attributeOf = new HashMap<>();

    /**
     * @param datasets those that are known, by name
     * @param carriers the datasets that carry each capability
     */
    AttributeReader(
            List<Capability> wholes,
            Map<String, Dataset> datasets,
            Map<String, CompositionRules> compositions,
            Map<String, List<String>> carriers) {
        wholes.forEach(whole -> this.wholes.put(whole.name(), whole));
        this.datasets = datasets;
        this.compositions = compositions;
        this.carriers = carriers;
    }

    static boolean isOne(Section section) {
        return section.has("attribute") || section.has("of");
    }

    List<Capability> read(Map<String, Section> sections) {
        return sections.entrySet().stream()
                .map(each -> attribute(each.getKey(), each.getValue(), sections.keySet()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Capability> attribute(String name, Section section, Set<String> attributes) {
        section.allow(KEYS);
        String upstream = section.text("attribute", "the name of the upstream that gives it");
        Rules rules = CapabilityReader.rules(section);
        List<PathPattern> personal = CapabilityReader.personal(section);
        return whole(name, section, attributes)
                .filter(whole -> upstream != null && isAsked(upstream, whole, section))
                .map(whole -> new Capability(
                        name,
                        routes(upstream, whole, section),
                        whole.legacy(),
                        whole.candidate(),
                        data(name, upstream, whole, section),
                        null,
                        whole.maxBody(),
                        whole.access(),
                        new Rules(joined(whole.rules().all(), rules.all())),
                        joined(whole.personal(), personal),
                        new Attribute(upstream, whole.name())));
    }

    /** What it is of; empty, with an error, if that cannot have attributes. */
    private Optional<Capability> whole(String name, Section section, Set<String> attributes) {
        String of = section.text("of", "the name of a capability whose candidate is \"compose\"");
        if (of == null) {
            return Optional.empty();
        }
        Capability whole = wholes.get(of);
        if (attributes.contains(of)) {
            section.error("of", "is of \"%s\", which is an attribute itself; name what that one is of".formatted(of));
        } else if (whole == null) {
            section.error(
                    section.line("of"),
                    "is of the unknown capability \"%s\"".formatted(of) + Spelling.hint(of, composed()));
        } else if (!isComposed(whole)) {
            section.error(
                    section.line("of"),
                    "is of \"%s\", which does not go from an upstream to \"compose\"".formatted(of)
                            + Spelling.hint(of, composed()));
        } else if (attributeOf.putIfAbsent(of, name) != null) {
            section.error(
                    "of",
                    "is a second attribute of \"%s\" beside \"%s\"; what is left after the first comes with the whole"
                            .formatted(of, attributeOf.get(of)));
        } else {
            return Optional.of(whole).filter(known -> compositions.containsKey(of));
        }
        return Optional.empty();
    }

    private Set<String> composed() {
        return wholes.values().stream()
                .filter(AttributeReader::isComposed)
                .map(Capability::name)
                .collect(Collectors.toSet());
    }

    private static boolean isComposed(Capability whole) {
        return whole.legacy() instanceof Side.Passing && whole.candidate() instanceof Side.Composing;
    }

    private boolean isAsked(String upstream, Capability whole, Section section) {
        Set<String> asked = compositions.get(whole.name()).upstreams();
        if (!asked.contains(upstream)) {
            section.error(
                    section.line("attribute"),
                    "is what \"%s\" gives, which is not asked for \"%s\"".formatted(upstream, whole.name())
                            + Spelling.hint(upstream, asked));
        }
        return asked.contains(upstream);
    }

    /** Those that the attribute is in: the others stay as they are. */
    private List<RouteTemplate> routes(String upstream, Capability whole, Section section) {
        Map<String, Set<String>> calls = compositions.get(whole.name()).calls();
        List<RouteTemplate> routes = whole.routes().stream()
                .filter(route -> route.method().equals("GET"))
                .filter(route -> calls.getOrDefault(route.text(), Set.of()).contains(upstream))
                .toList();
        if (routes.isEmpty()) {
            section.error(
                    "of", "is of \"%s\", of which nothing is read that \"%s\" gives".formatted(whole.name(), upstream));
        }
        return routes;
    }

    /**
     * Its data, which is all that the upstream is to own of the whole's: else it would be read there without anybody knowing whether it is
     * up to date.
     */
    private List<String> data(String name, String upstream, Capability whole, Section section) {
        List<String> listed = carriers.getOrDefault(name, List.of());
        if (!datasets.keySet().containsAll(whole.datasets())) {
            // what is wrong with them is told already
            return listed;
        }
        List<String> owned = whole.datasets().stream()
                .filter(dataset -> datasets.get(dataset).candidate().name().equals(upstream))
                .toList();
        if (owned.isEmpty()) {
            section.error(
                    "attribute",
                    "is what \"%s\" gives, which gets none of the data of \"%s\"".formatted(upstream, whole.name()));
        } else if (!Set.copyOf(owned).equals(Set.copyOf(listed))) {
            section.error(
                    "attribute",
                    "must be among the \"capabilities\" of %s, and of no other dataset"
                            .formatted(owned.stream().map("\"%s\""::formatted).collect(Collectors.joining(" and "))));
        }
        owned.forEach(dataset -> checkOrder(dataset, owned, whole, section));
        return listed;
    }

    /** The legacy side is asked for parts of what moves later, never for parts of what moves before. */
    private void checkOrder(String dataset, List<String> owned, Capability whole, Section section) {
        datasets.get(dataset).after().stream()
                .filter(before -> whole.datasets().contains(before) && !owned.contains(before))
                .forEach(before -> section.error(
                        "attribute",
                        "is made of \"%s\", which moves after \"%s\" and so is not read before it"
                                .formatted(dataset, before)));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.of(first, second).flatMap(List::stream).toList();
    }
}
