package io.turnout.control.plan;

import io.turnout.control.database.Database;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.UnicodeReader;

/** Reads the datasets of a plan, and finds everything that is wrong with them in one go. The gateway reads the rest. */
public final class DatasetPlanReader {
    private final UnaryOperator<String> environment;

    /** @param environment values for {@code ${NAME:default}}; null for a variable that is not set */
    public DatasetPlanReader(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** @throws PlanException with every error, by line */
    public DatasetPlan read(byte[] yaml) throws PlanException {
        List<PlanError> errors = new ArrayList<>();
        Section root = new Section("the plan", parse(yaml), errors)
                .allow(Set.of("upstreams", "capabilities", "databases", "datasets", "rollout", "migration"));
        Map<String, Database> databases = root.has("databases")
                ? new DatabaseReader(environment, errors).read(root.values().get("databases"))
                : Map.of();
        List<Upstream> upstreams = root.has("upstreams")
                ? new UpstreamReader(environment).read(root.values().get("upstreams"))
                : List.of();
        // what is wrong with them is the gateway's to say
        Map<String, Node> capabilities = root.has("capabilities")
                ? new Section("\"capabilities\"", root.values().get("capabilities"), new ArrayList<>()).values()
                : Map.of();
        List<Dataset> datasets = root.has("datasets")
                ? new DatasetReader(databases, capabilities.keySet(), errors)
                        .read(root.values().get("datasets"))
                : List.of();
        CourseReader courses = new CourseReader(errors);
        Course common = root.has("rollout") ? courses.readCommon(root.values().get("rollout")) : Course.DEFAULT;
        Map<String, Capability> twoSided = new CapabilityReader(datasets, courses, common, errors).read(capabilities);
        Duration hold = root.has("migration") ? hold(root.values().get("migration"), errors) : DatasetPlan.DEFAULT_HOLD;
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(PlanError::line));
            throw new PlanException(errors);
        }
        return new DatasetPlan(upstreams, databases, datasets, twoSided, hold);
    }

    private static Duration hold(Node node, List<PlanError> errors) {
        return new Section("\"migration\"", node, errors)
                .allow(Set.of("hold"))
                .duration("hold", DatasetPlan.DEFAULT_HOLD);
    }

    private static Node parse(byte[] yaml) throws PlanException {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new UnicodeReader(new ByteArrayInputStream(yaml)));
            if (node != null) {
                return node;
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw refused(line, "this is no YAML: %s.".formatted(e.getProblem()));
        } catch (YAMLException e) {
            throw refused(
                    1, "this is no YAML: " + e.getMessage().lines().findFirst().orElse("") + ".");
        }
        throw refused(1, "the plan is empty.");
    }

    private static PlanException refused(int line, String message) {
        return new PlanException(List.of(new PlanError(line, message)));
    }
}
