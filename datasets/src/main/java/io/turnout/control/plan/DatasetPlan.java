package io.turnout.control.plan;

import io.turnout.control.database.Database;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a plan that is about data, without errors, and who there is.
 *
 * @param upstreams in the file's order
 * @param databases by name, in the file's order
 * @param datasets in the file's order; no table is in two
 * @param capabilities those with two sides, in the file's order
 * @param hold how long a migration leaves the way back once all has moved
 */
public record DatasetPlan(
        List<Upstream> upstreams,
        Map<String, Database> databases,
        List<Dataset> datasets,
        Map<String, Capability> capabilities,
        Duration hold) {
    /** Long enough for people to notice something. */
    static final Duration DEFAULT_HOLD = Duration.ofHours(1);

    public DatasetPlan {
        upstreams = List.copyOf(upstreams);
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
        datasets = List.copyOf(datasets);
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
    }

    /** Datasets that move after this one. */
    public List<String> behind(Dataset dataset) {
        return datasets.stream()
                .filter(other -> other.after().contains(dataset.name()))
                .map(Dataset::name)
                .toList();
    }

    /** Datasets that its answers are made of. */
    public List<Dataset> carrying(String capability) {
        return datasets.stream()
                .filter(dataset -> dataset.capabilities().contains(capability))
                .toList();
    }

    /**
     * Whether one capability's candidate comes to be read before another's: it is made of one dataset, which moves earlier, while the
     * other one is made of a later one, or of several; or it is an attribute of the other one: nobody is left to be given it by itself
     * once they read all of that from the candidate; or the plan wants it so.
     */
    public boolean isReadBefore(String capability, String other) {
        return turn(capability) < turn(other) || isAfter(other, capability);
    }

    /** Lower numbers are read before higher ones. */
    public int turn(String capability) {
        return turn(datasets, capability);
    }

    private boolean isAfter(String capability, String other) {
        Capability its = capabilities.get(capability);
        return its != null
                && (isAttributeOf(other, capability)
                        || its.after().stream().anyMatch(before -> before.equals(other) || isAfter(before, other)));
    }

    private boolean isAttributeOf(String capability, String whole) {
        return capabilities.containsKey(capability)
                && whole.equals(capabilities.get(capability).of());
    }

    /** By the data that its answers are made of: none, one dataset in the order in which these move, or several. */
    static int turn(List<Dataset> datasets, String capability) {
        int turn = -1;
        for (int i = 0; i < datasets.size(); i++) {
            if (datasets.get(i).capabilities().contains(capability)) {
                turn = turn < 0 ? i : datasets.size();
            }
        }
        return turn;
    }

    public Optional<Dataset> dataset(String name) {
        return datasets.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
    }
}
