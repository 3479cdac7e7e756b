package io.turnout.control.plan;

import io.turnout.control.database.Database;
import io.turnout.control.database.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code datasets:}. */
final class DatasetReader {
    private final Map<String, Database> databases;
    private final Set<String> capabilities;
    private final List<PlanError> errors;
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    /** @param capabilities the names that the plan gives to what the gateway routes */
    DatasetReader(Map<String, Database> databases, Set<String> capabilities, List<PlanError> errors) {
        this.databases = databases;
        this.capabilities = capabilities;
        this.errors = errors;
    }

    List<Dataset> read(Node node) {
        List<Dataset> datasets = new ArrayList<>();
        new Section("\"datasets\"", node, errors).values().forEach((name, value) -> dataset(name, value, datasets));
        return datasets;
    }

    private void dataset(String name, Node node, List<Dataset> datasets) {
        int before = errors.size();
        Section section = new Section("dataset \"%s\"".formatted(name), node, errors)
                .allow(Set.of("tables", "source", "target", "capabilities", "after", "bound", "approve"));
        if (!Dataset.NAME.matcher(name).matches()) {
            section.error(section.line("tables"), "must be called by up to 30 lower-case letters, digits and dashes.");
        }
        Set<TableName> tables = tables(name, section);
        Database source = database(section, "source");
        Database target = database(section, "target");
        if (source != null && source.equals(target)) {
            section.error("target", "has one database as its source and its target; name two");
        }
        List<String> carried = section.has("capabilities") ? capabilities(section) : List.of();
        List<String> after = section.has("after") ? after(name, section) : List.of();
        Duration bound = bound(section);
        boolean manual = section.isManual();
        known.add(name);
        if (errors.size() == before) {
            datasets.add(new Dataset(name, List.copyOf(tables), source, target, carried, after, bound, manual));
        }
    }

    private Set<TableName> tables(String dataset, Section section) {
        Set<TableName> tables = new LinkedHashSet<>();
        String source = section.has("source") ? section.text("source", "a database") : "";
        for (Node node : section.list("tables", "[notes]")) {
            try {
                TableName table = TableName.of(text(node, section));
                String owner = owners.put(source + "/" + table, dataset);
                if (owner != null) {
                    section.error(
                            Section.lineOf(node),
                            owner.equals(dataset)
                                    ? "has the table \"%s\" twice; remove one.".formatted(table)
                                    : "has the table \"%s\", which belongs to \"%s\" already.".formatted(table, owner));
                }
                tables.add(table);
            } catch (IllegalArgumentException e) {
                section.error(Section.lineOf(node), "has a table it cannot move: " + e.getMessage() + ".");
            }
        }
        return tables;
    }

    private Database database(Section section, String key) {
        String name = section.text(key, "the name of a database");
        if (name != null && !databases.containsKey(name)) {
            section.error(
                    section.line(key),
                    "names the unknown database \"%s\" as its %s".formatted(name, key)
                            + Spelling.hint(name, databases.keySet()));
        }
        return name == null ? null : databases.get(name);
    }

    private List<String> capabilities(Section section) {
        List<String> names = new ArrayList<>();
        for (Node node : section.list("capabilities", "[notes-read, notes-write]")) {
            String name = text(node, section);
            if (!capabilities.contains(name)) {
                section.error(
                        Section.lineOf(node),
                        "carries the unknown capability \"%s\"".formatted(name) + Spelling.hint(name, capabilities));
            }
            names.add(name);
        }
        return names;
    }

    /** Those that come before in the file, so that no two can wait for each other. */
    private List<String> after(String dataset, Section section) {
        List<String> names = new ArrayList<>();
        for (Node node : section.list("after", "[notes]")) {
            String name = text(node, section);
            if (!known.contains(name)) {
                section.error(
                        Section.lineOf(node),
                        "moves after \"%s\", which is no dataset above it".formatted(name)
                                + Spelling.hint(name, known));
            }
            names.add(name);
        }
        return names;
    }

    private static Duration bound(Section section) {
        String text = section.has("bound") ? section.text("bound", "5s") : null;
        try {
            return text == null ? Dataset.DEFAULT_BOUND : Words.bound(text);
        } catch (IllegalArgumentException e) {
            section.error("bound", e.getMessage());
            return Dataset.DEFAULT_BOUND;
        }
    }

    private static String text(Node node, Section section) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        section.error(Section.lineOf(node), "has an entry that is no plain word.");
        return "";
    }
}
