package io.turnout.gateway.door;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnout.gateway.routing.Routes;

/** Shows the plan's state to whoever scrapes. */
final class PlanMeters {
    private PlanMeters() {}

    static void register(MeterRegistry registry, Routes routes) {
        Gauge.builder("turnout.plan.refused.line", routes, PlanMeters::refusedLine)
                .description("First wrong line of a plan that was refused since the one in force; 0 if none was")
                .register(registry);
        Gauge.builder("turnout.plan.applied", routes, PlanMeters::appliedAt)
                .baseUnit("seconds")
                .description("When the plan in force was applied, in seconds since 1970; 0 if there is none")
                .register(registry);
    }

    private static double refusedLine(Routes routes) {
        Routes.Refused refused = routes.refused();
        return refused == null ? 0 : refused.errors().getFirst().line();
    }

    private static double appliedAt(Routes routes) {
        Routes.Applied applied = routes.current();
        return applied == null ? 0 : applied.at().getEpochSecond();
    }
}
