package io.turnout.gateway.plan;

import java.util.List;

/**
 * A unit that migrates: its routes, and the two sides that can answer them.
 *
 * @param maxBody longest request body in bytes
 */
public record Capability(
        String name, List<RouteTemplate> routes, Side legacy, Side candidate, Stage stage, long maxBody) {
    /** Longest request body where the plan names none, in bytes. */
    public static final long DEFAULT_MAX_BODY = 256 * 1024;

    public Capability {
        routes = List.copyOf(routes);
    }

    /** The side that answers now. */
    public Side active() {
        return switch (stage) {
            case LEGACY -> legacy;
            case CANDIDATE -> candidate;
        };
    }
}
