package io.turnout.gateway.plan;

import java.util.List;

/**
 * Data that moves as one from the legacy upstream's database to the candidate's, which only their databases decide. The
 * control plane knows its tables.
 *
 * @param legacy the upstream that has always written it
 * @param candidate the upstream that is to write it
 * @param after datasets that move before this one, and come back after it
 */
public record Dataset(String name, Upstream legacy, Upstream candidate, List<String> after) {
    public Dataset {
        after = List.copyOf(after);
    }

    public Upstream upstream(Stage side) {
        return switch (side) {
            case LEGACY -> legacy;
            case CANDIDATE -> candidate;
        };
    }
}
