package io.turnout.gateway.plan;

import io.turnout.comparison.path.PathPattern;
import io.turnout.comparison.rule.Rules;
import io.turnout.platform.identity.Role;
import java.util.List;

/**
 * A unit that migrates: its routes, and the two sides that can answer them. Or one attribute of another one's answers, which has those
 * of its routes that the attribute is in, and its sides.
 *
 * @param datasets what it is carried by: it is answered by the candidate as soon as one of them is written there
 * @param stage which side answers; null if its datasets say
 * @param maxBody longest request body in bytes
 * @param access the role that a caller needs; null if everybody may
 * @param rules what is no difference between the answers of the two sides
 * @param personal where in answers there is what must not be kept
 * @param attribute which one it is; null if it is a whole
 */
public record Capability(
        String name,
        List<RouteTemplate> routes,
        Side legacy,
        Side candidate,
        List<String> datasets,
        Stage stage,
        long maxBody,
        Role access,
        Rules rules,
        List<PathPattern> personal,
        Attribute attribute) {
    /** Longest request body where the plan names none, in bytes. */
    public static final long DEFAULT_MAX_BODY = 256 * 1024;

    public Capability {
        routes = List.copyOf(routes);
        datasets = List.copyOf(datasets);
        personal = List.copyOf(personal);
    }

    public Side side(Stage stage) {
        return switch (stage) {
            case LEGACY -> legacy;
            case CANDIDATE -> candidate;
        };
    }
}
