package io.turnout.notes.feed;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows how the feed is followed; never "down", because notes can be read and written without it. */
@Readiness
class FeedHealth implements HealthCheck {
    private final Sides sides;

    FeedHealth(Sides sides) {
        this.sides = sides;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("Talks feed")
                .up()
                .withData("position", sides.position())
                .withData("lagMillis", sides.lag().toMillis());
        sides.all()
                .forEach(side -> check.withData(
                        side.name() + " lagMillis", side.progress().lag().toMillis()));
        return check.build();
    }
}
