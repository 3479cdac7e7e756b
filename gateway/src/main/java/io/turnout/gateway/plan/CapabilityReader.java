package io.turnout.gateway.plan;

import io.turnout.comparison.path.PathPattern;
import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.RuleText;
import io.turnout.comparison.rule.Rules;
import io.turnout.platform.identity.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the capabilities, and sees to it that no two claim the same request. */
final class CapabilityReader {
    /** What is said of rollouts and of their order is the control plane's to read. */
    private static final Set<String> KEYS = Set.of(
            "routes", "legacy", "candidate", "stage", "maxBody", "access", "rules", "personal", "rollout", "after");

    private final Map<String, Upstream> upstreams;
    private final Map<String, CompositionRules> compositions;
    private final Map<String, List<String>> carriers;
    private final List<PlanError> errors;
    private final Map<RouteTemplate, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Section> attributes = new LinkedHashMap<>();

    private record Claim(String capability, int line) {}

    /** @param carriers the datasets that carry each capability */
    CapabilityReader(
            Map<String, Upstream> upstreams,
            Map<String, CompositionRules> compositions,
            Map<String, List<String>> carriers,
            List<PlanError> errors) {
        this.upstreams = upstreams;
        this.compositions = compositions;
        this.carriers = carriers;
        this.errors = errors;
    }

    /** Those that are wholes. */
    List<Capability> read(Section root) {
        List<Capability> capabilities = new ArrayList<>();
        Node node = root.node("capabilities", "\"capabilities:\" with routes and two sides each");
        if (node != null) {
            new Section("\"capabilities\"", node, errors).values().forEach((name, value) -> {
                Section section = new Section("capability \"%s\"".formatted(name), value, errors);
                if (AttributeReader.isOne(section)) {
                    attributes.put(name, section);
                } else {
                    capabilities.add(capability(name, section));
                }
            });
        }
        return capabilities;
    }

    /** What was found beside the wholes, to be read once these are known. */
    Map<String, Section> attributes() {
        return attributes;
    }

    private Capability capability(String name, Section section) {
        section.allow(KEYS);
        List<RouteTemplate> routes = new ArrayList<>();
        for (Node item : section.list("routes", "[GET /path, \"GET /path/{id}\"]")) {
            route(name, section, item, routes);
        }
        Side legacy = side(name, section, "legacy", routes);
        Side candidate = side(name, section, "candidate", routes);
        List<String> datasets = carriers.getOrDefault(name, List.of());
        Stage stage = datasets.isEmpty() ? stage(section) : none(section, datasets);
        return new Capability(
                name,
                routes,
                legacy,
                candidate,
                datasets,
                stage,
                maxBody(section),
                access(section),
                rules(section),
                personal(section),
                null);
    }

    private void route(String capability, Section section, Node item, List<RouteTemplate> routes) {
        int line = Section.lineOf(item);
        if (!(item instanceof ScalarNode scalar)) {
            section.error(line, "has a route that is no text; put quotes around it, because { begins a mapping.");
            return;
        }
        try {
            RouteTemplate route = RouteTemplate.parse(scalar.getValue());
            claims.forEach((other, claim) -> {
                if (Overlap.isAmbiguous(route, other)) {
                    section.error(
                            line,
                            "claims \"%s\", which overlaps with \"%s\" of \"%s\" in line %d; a request could belong to either."
                                    .formatted(route.text(), other.text(), claim.capability(), claim.line()));
                }
            });
            claims.put(route, new Claim(capability, line));
            routes.add(route);
        } catch (IllegalArgumentException e) {
            String message = e.getMessage();
            section.error(
                    line,
                    "has a route \"%s\" that %s%s"
                            .formatted(scalar.getValue(), message, message.matches(".*[.?]$") ? "" : "."));
        }
    }

    private Side side(String capability, Section section, String key, List<RouteTemplate> routes) {
        String name = section.text(key, "the name of an upstream, or \"compose\"");
        if (name == null) {
            return null;
        }
        if (name.equals(Side.COMPOSE)) {
            checkComposition(capability, section, key, routes);
            return new Side.Composing(capability);
        }
        Upstream upstream = upstreams.get(name);
        if (upstream == null) {
            Set<String> known = new TreeSet<>(upstreams.keySet());
            known.add(Side.COMPOSE);
            section.error(
                    section.line(key),
                    "has the unknown upstream \"%s\" as its %s".formatted(name, key) + Spelling.hint(name, known));
            return null;
        }
        return new Side.Passing(upstream);
    }

    private void checkComposition(String capability, Section section, String key, List<RouteTemplate> routes) {
        CompositionRules rules = compositions.get(capability);
        int line = section.line(key);
        if (rules == null) {
            section.error(
                    line,
                    "cannot be composed, because the gateway has no composition of that name"
                            + Spelling.hint(capability, compositions.keySet()));
            return;
        }
        for (RouteTemplate route : routes) {
            if (!rules.routes().contains(route.text())) {
                section.error(
                        line,
                        "cannot compose \"%s\"%s".formatted(route.text(), Spelling.hint(route.text(), rules.routes())));
            }
        }
        new TreeSet<>(rules.upstreams()).forEach(needed -> {
            if (!upstreams.containsKey(needed)) {
                section.error(line, "is composed from the upstream \"%s\"; add it.".formatted(needed));
            }
        });
    }

    private static Stage stage(Section section) {
        List<String> words = Arrays.stream(Stage.values()).map(Stage::label).toList();
        String word = section.word("stage", "stage", words);
        return word == null ? Stage.LEGACY : Stage.values()[words.indexOf(word)];
    }

    private static Stage none(Section section, List<String> datasets) {
        if (section.has("stage")) {
            section.error(
                    "stage",
                    "goes where its data goes (%s), so it has no \"stage\"; remove it"
                            .formatted(String.join(", ", datasets)));
        }
        return null;
    }

    private static Role access(Section section) {
        List<String> words = Arrays.stream(Role.values()).map(Role::claim).toList();
        String word = section.has("access") ? section.word("access", "role", words) : null;
        return word == null ? null : Role.values()[words.indexOf(word)];
    }

    static Rules rules(Section section) {
        List<Rule> rules = new ArrayList<>();
        if (section.has("rules")) {
            for (Node item : section.list("rules", "[\"ignore $.updatedAt because each side has its own clock\"]")) {
                try {
                    rules.add(RuleText.readWithReason(item instanceof ScalarNode scalar ? scalar.getValue() : ""));
                } catch (IllegalArgumentException e) {
                    section.error(Section.lineOf(item), "has a rule that is none: " + e.getMessage() + ".");
                }
            }
        }
        return new Rules(rules);
    }

    static List<PathPattern> personal(Section section) {
        List<PathPattern> personal = new ArrayList<>();
        if (section.has("personal")) {
            for (Node item : section.list("personal", "[$.**.author, \"html/main/**\"]")) {
                try {
                    personal.add(PathPattern.of(item instanceof ScalarNode scalar ? scalar.getValue() : ""));
                } catch (IllegalArgumentException e) {
                    section.error(Section.lineOf(item), "names what is personal by no path: " + e.getMessage() + ".");
                }
            }
        }
        return personal;
    }

    private static long maxBody(Section section) {
        if (!section.has("maxBody")) {
            return Capability.DEFAULT_MAX_BODY;
        }
        String text = section.text("maxBody", "256KB");
        try {
            return text == null ? Capability.DEFAULT_MAX_BODY : Scalars.size(text);
        } catch (IllegalArgumentException e) {
            section.error(section.line("maxBody"), e.getMessage());
            return Capability.DEFAULT_MAX_BODY;
        }
    }
}
