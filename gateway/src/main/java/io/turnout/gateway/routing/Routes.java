package io.turnout.gateway.routing;

import io.turnout.gateway.metrics.Traffic;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.plan.Plan;
import io.turnout.gateway.plan.PlanError;
import io.turnout.gateway.plan.PlanException;
import io.turnout.gateway.plan.PlanReader;
import io.turnout.gateway.plan.RouteTemplate;
import io.turnout.gateway.plan.Side;
import io.turnout.gateway.plan.Stage;
import io.turnout.gateway.residence.Residence;
import io.turnout.gateway.residence.Residences;
import io.turnout.gateway.residence.Visit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The routes in force. They change as a whole: a request sees one plan from its beginning to its end. */
public final class Routes {
    private final PlanReader reader;
    private final TrafficMeters meters;
    private final Clock clock;
    private final Residences residences = new Residences();
    private volatile Applied applied;
    private volatile Refused refused;

    /**
     * A plan in force.
     *
     * @param points by route
     * @param stands by the name of an upstream
     * @param version of the file: a hash of its bytes
     */
    public record Applied(
            Plan plan,
            RouteTable<Points> table,
            Map<RouteTemplate, Points> points,
            Map<String, Stand> stands,
            String version,
            Instant at) {
        /** The side that answers a capability now. */
        public Stage side(Capability capability) {
            RouteTemplate route = capability.routes().getFirst();
            return points.get(route).side();
        }

        /** Whom to ask for what an upstream of that name is to own one day, and what has to be known of it there. */
        public Stand stand(String name) {
            return stands.get(name);
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
            Map<RouteTemplate, Points> points = points(plan);
            applied = new Applied(plan, new RouteTable<>(points), points, stands(plan), version(file), clock.instant());
            refused = null;
            plan.datasets().keySet().forEach(this::show);
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

    private void show(String dataset) {
        Residence residence = residences.of(dataset);
        meters.showResidence(dataset, () -> residence.side() == Stage.CANDIDATE);
    }

    private Map<RouteTemplate, Points> points(Plan plan) {
        Map<RouteTemplate, Points> points = new LinkedHashMap<>();
        for (Capability capability : plan.capabilities()) {
            if (capability.attribute() != null) {
                continue;
            }
            List<Residence> data =
                    capability.datasets().stream().map(residences::of).toList();
            for (RouteTemplate route : capability.routes()) {
                points.put(
                        route,
                        new Points(
                                target(plan, capability, route, Stage.LEGACY),
                                target(plan, capability, route, Stage.CANDIDATE),
                                ahead(capability, route),
                                attribute(plan, capability, route),
                                capability.stage(),
                                data));
            }
        }
        return points;
    }

    private Target target(Plan plan, Capability capability, RouteTemplate route, Stage stage) {
        Side side = capability.side(stage);
        Visit visit = side instanceof Side.Passing ? residences.visit(plan.datasetsOf(capability), stage) : Visit.NONE;
        return new Target(capability, route, side, meters.of(capability.name(), stage.label()), visit, false);
    }

    /** Nothing is asked of the data: who sends a request there knows that it is up to date. */
    private Target ahead(Capability capability, RouteTemplate route) {
        Traffic traffic = meters.of(capability.name(), Stage.CANDIDATE.label());
        return new Target(capability, route, capability.side(Stage.CANDIDATE), traffic, Visit.NONE, true);
    }

    private Target attribute(Plan plan, Capability whole, RouteTemplate route) {
        Capability attribute = plan.attributeOf(whole, route);
        return attribute == null ? null : ahead(attribute, route);
    }

    private Map<String, Stand> stands(Plan plan) {
        Map<String, Stand> stands = new HashMap<>();
        plan.upstreams().forEach((name, upstream) -> stands.put(name, Stand.of(upstream, plan, residences)));
        return stands;
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
