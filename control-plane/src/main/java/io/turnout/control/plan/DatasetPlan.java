package io.turnout.control.plan;

import io.turnout.control.database.Database;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a plan that is about data, without errors.
 *
 * @param databases by name, in the file's order
 * @param datasets in the file's order; no table is in two
 * @param capabilities those with two sides, in the file's order, and by which steps their candidates come to answer
 * @param read those of them that can be read
 */
public record DatasetPlan(
        Map<String, Database> databases, List<Dataset> datasets, Map<String, Course> capabilities, Set<String> read) {
    public DatasetPlan {
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
        datasets = List.copyOf(datasets);
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
        read = Set.copyOf(read);
    }

    /** Datasets that move after this one. */
    public List<String> behind(Dataset dataset) {
        return datasets.stream()
                .filter(other -> other.after().contains(dataset.name()))
                .map(Dataset::name)
                .toList();
    }

    public Optional<Dataset> dataset(String name) {
        return datasets.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }
}
