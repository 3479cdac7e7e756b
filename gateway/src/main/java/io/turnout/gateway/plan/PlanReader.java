package io.turnout.gateway.plan;

import io.turnout.platform.Utf8;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a plan from its text, and finds everything that is wrong with it in one go. */
public final class PlanReader {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    /** Many times what a plan has. A YAML parser can take seconds over more. */
    private static final int MAX_BYTES = 256 * 1024;

    private final Map<String, CompositionRules> compositions;
    private final UnaryOperator<String> environment;

    /**
     * @param compositions what the gateway can answer itself, by capability name
     * @param environment values for {@code ${NAME:default}}; null for a variable that is not set
     */
    public PlanReader(Map<String, CompositionRules> compositions, UnaryOperator<String> environment) {
        this.compositions = Map.copyOf(compositions);
        this.environment = environment;
    }

    /** @throws PlanException with every error, by line */
    public Plan read(byte[] yaml) throws PlanException {
        List<PlanError> errors = new ArrayList<>();
        Section root = new Section("the plan", parse(yaml), errors)
                .allow(Set.of("upstreams", "capabilities", "databases", "datasets", "rollout", "migration"));
        Map<String, Upstream> upstreams = upstreams(root, errors);
        DatasetReader datasets = new DatasetReader(root, names(root, "capabilities"), errors);
        CapabilityReader reader = new CapabilityReader(upstreams, compositions, datasets.carriers(), errors);
        List<Capability> capabilities = new ArrayList<>(reader.read(root));
        Map<String, Dataset> carriers = datasets.read(capabilities);
        capabilities.addAll(new AttributeReader(capabilities, carriers, compositions, datasets.carriers())
                .read(reader.attributes()));
        if (capabilities.isEmpty() && errors.isEmpty()) {
            errors.add(new PlanError(
                    root.line("capabilities"), "the plan has no capability, so nothing would be served."));
        }
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(PlanError::line));
            throw new PlanException(errors);
        }
        return new Plan(upstreams, carriers, capabilities);
    }

    /** What a section has; what is wrong with it is told by who reads it. */
    private static Set<String> names(Section root, String key) {
        return root.has(key)
                ? new Section(key, root.values().get(key), new ArrayList<>())
                        .values()
                        .keySet()
                : Set.of();
    }

    private static Node parse(byte[] yaml) throws PlanException {
        if (yaml.length > MAX_BYTES) {
            throw refused(1, "this is no plan: it has more than %,d bytes.".formatted(MAX_BYTES));
        }
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(Utf8.decode(yaml)));
            if (node != null) {
                return node;
            }
        } catch (Utf8.Malformed e) {
            throw refused(e.line(), "this is not UTF-8.");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            String context = e.getContext() == null ? "" : " " + e.getContext();
            throw refused(line, "this is no YAML: %s%s.".formatted(e.getProblem(), context));
        } catch (YAMLException e) {
            throw refused(
                    1, "this is no YAML: " + e.getMessage().lines().findFirst().orElse("") + ".");
        }
        throw refused(1, "the plan is empty; it needs \"upstreams:\" and \"capabilities:\".");
    }

    private static PlanException refused(int line, String message) {
        return new PlanException(List.of(new PlanError(line, message)));
    }

    private Map<String, Upstream> upstreams(Section root, List<PlanError> errors) {
        Map<String, Upstream> upstreams = new LinkedHashMap<>();
        Node node = root.node("upstreams", "\"upstreams:\" with a name and a url each");
        if (node == null) {
            return upstreams;
        }
        Section all = new Section("\"upstreams\"", node, errors);
        all.values().forEach((name, value) -> {
            Section section = new Section("upstream \"%s\"".formatted(name), value, errors);
            section.allow(Set.of("url", "timeout", "rehearses"));
            if (name.equals(Side.COMPOSE)) {
                section.error("url", "cannot be called \"compose\", which is the gateway itself; choose another name");
            }
            // one that is known but wrong stays known, so that the capabilities that use it are not wrong as well
            upstreams.put(name, upstream(name, section));
        });
        return upstreams;
    }

    private Upstream upstream(String name, Section section) {
        Duration timeout = DEFAULT_TIMEOUT;
        if (section.has("timeout")) {
            String text = section.text("timeout", "2s");
            try {
                timeout = text == null ? DEFAULT_TIMEOUT : Scalars.timeout(text);
            } catch (IllegalArgumentException e) {
                section.error(section.line("timeout"), e.getMessage());
            }
        }
        boolean rehearses = false;
        if (section.has("rehearses")) {
            String text = section.text("rehearses", "true");
            rehearses = "true".equals(text);
            if (text != null && !rehearses && !text.equals("false")) {
                section.error(section.line("rehearses"), "\"rehearses\" is true or false.");
            }
        }
        String url = section.text("url", "\"url: http://host:port\"");
        try {
            if (url != null) {
                return Scalars.upstream(name, Scalars.interpolate(url, environment), timeout, rehearses);
            }
        } catch (IllegalArgumentException e) {
            section.error(section.line("url"), e.getMessage());
        }
        return new Upstream(name, false, "invalid", 1, timeout, rehearses);
    }
}
