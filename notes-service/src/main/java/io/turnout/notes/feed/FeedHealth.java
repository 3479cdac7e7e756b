package io.turnout.notes.feed;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows how the feed is followed; never "down", because notes can be read and written without it. */
@Readiness
class FeedHealth implements HealthCheck {
    private final Progress progress;

    FeedHealth(Progress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Talks feed")
                .up()
                .withData("position", progress.position())
                .withData("lagMillis", progress.lag().toMillis())
                .build();
    }
}
