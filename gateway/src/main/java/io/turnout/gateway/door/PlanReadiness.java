package io.turnout.gateway.door;

import io.turnout.gateway.routing.Routes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once there is a plan; a refused one does not change that, because the old routes stay. */
@Readiness
class PlanReadiness implements HealthCheck {
    private final Gateway gateway;

    PlanReadiness(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public HealthCheckResponse call() {
        Routes.Applied applied = gateway.routes().current();
        return applied == null
                ? HealthCheckResponse.down("plan")
                : HealthCheckResponse.named("plan")
                        .up()
                        .withData("version", applied.version())
                        .build();
    }
}
