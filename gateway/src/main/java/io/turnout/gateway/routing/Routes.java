package io.turnout.gateway.routing;

import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.plan.Plan;
import io.turnout.gateway.plan.PlanError;
import io.turnout.gateway.plan.PlanException;
import io.turnout.gateway.plan.PlanReader;
import io.turnout.gateway.plan.RouteTemplate;
import io.turnout.gateway.plan.Upstream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The routes in force. They change as a whole: a request sees one plan from its beginning to its end. */
public final class Routes {
    private final PlanReader reader;
    private final TrafficMeters meters;
    private final Clock clock;
    private volatile Applied applied;
    private volatile Refused refused;

    /**
     * A plan in force.
     *
     * @param version of the file: a hash of its bytes
     */
    public record Applied(Plan plan, RouteTable<Target> table, String version, Instant at) {
        public Upstream upstream(String name) {
            return plan.upstreams().get(name);
        }
    }

    /** A file that was not taken. */
    public record Refused(List<PlanError> errors, String version, Instant at) {}

    public Routes(PlanReader reader, TrafficMeters meters, Clock clock) {
        this.reader = reader;
        this.meters = meters;
        this.clock = clock;
    }

    /** Applies a plan. One that is refused changes nothing but {@link #refused}. */
    public void apply(byte[] file) throws PlanException {
        try {
            Plan plan = reader.read(file);
            applied = new Applied(plan, new RouteTable<>(targets(plan)), version(file), clock.instant());
            refused = null;
        } catch (PlanException e) {
            refused = new Refused(e.errors(), version(file), clock.instant());
            throw e;
        }
    }

    /** Null until a plan was applied. */
    public Applied current() {
        return applied;
    }

    /** What was refused since the plan in force was applied; null if nothing was. */
    public Refused refused() {
        return refused;
    }

    private Map<RouteTemplate, Target> targets(Plan plan) {
        Map<RouteTemplate, Target> targets = new LinkedHashMap<>();
        for (Capability capability : plan.capabilities()) {
            for (RouteTemplate route : capability.routes()) {
                targets.put(
                        route,
                        new Target(
                                capability,
                                route,
                                capability.active(),
                                meters.of(capability.name(), capability.stage().label())));
            }
        }
        return targets;
    }

    private static String version(byte[] file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
