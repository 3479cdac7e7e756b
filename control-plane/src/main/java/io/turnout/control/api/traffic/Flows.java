package io.turnout.control.api.traffic;

import io.turnout.control.api.ControlPlane;
import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.plan.Capability;
import io.turnout.control.traffic.Flow;
import io.turnout.control.traffic.Seen;
import io.turnout.control.traffic.TrafficLedger;
import io.turnout.control.traffic.TrafficReport;
import io.turnout.platform.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How much both sides answer of what is in the plan. */
@Singleton
public class Flows {
    private final ControlPlane plane;
    private final Database control;
    /** One for all: each gateway tells once a second. */
    private TrafficLedger ledger;

    Flows(ControlPlane plane, Database control) {
        this.plane = plane;
        this.control = control;
    }

    /** Of all together, and of each capability, in the plan's order; of the same slots. */
    public record All(Flow together, Map<String, Flow> byCapability) {}

    /** @param time the last so many seconds, at most as many as are kept */
    public All last(Duration time) {
        Seen seen = with(open -> open.last(time));
        Map<String, Capability> plan = plane.plan().capabilities();
        Map<String, Flow> flows = new LinkedHashMap<>();
        plan.forEach((name, capability) -> flows.put(name, flow(seen, name, capability)));
        return new All(seen.flow(plan.keySet(), plan.keySet()), flows);
    }

    /** @return of one capability; one that the plan does not have is refused as {@code not-found} */
    public Flow last(Duration time, String name) {
        Capability capability = plane.plan().capabilities().get(name);
        if (capability == null) {
            throw ProblemType.NOT_FOUND.because("The plan has no capability \"%s\" with two sides.".formatted(name));
        }
        return flow(with(open -> open.last(time)), name, capability);
    }

    /** Who is not given an attribute by its candidate is answered by the whole's legacy side. */
    private static Flow flow(Seen seen, String name, Capability capability) {
        return seen.flow(Set.of(capability.isAttribute() ? capability.of() : name), Set.of(name));
    }

    void take(TrafficReport report) {
        with(open -> {
            open.take(report);
            return null;
        });
    }

    private synchronized <T> T with(Function<TrafficLedger, T> work) {
        try {
            ledger = ledger == null ? new TrafficLedger(control) : ledger;
            return work.apply(ledger);
        } catch (DatabaseFailure e) {
            close();
            throw e;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (ledger != null) {
            ledger.close();
            ledger = null;
        }
    }
}
