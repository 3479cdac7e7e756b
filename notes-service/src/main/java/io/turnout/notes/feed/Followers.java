package io.turnout.notes.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Follows each side from start to stop, on a thread of its own: one that is down holds up none of the others. */
@Singleton
class Followers {
    private static final Duration STOP = Duration.ofSeconds(1);

    private final Sides sides;
    private final AppliedChanges applied;
    private final TalksConfig config;
    private final List<Follower> followers = new ArrayList<>();

    Followers(Sides sides, AppliedChanges applied, TalksConfig config) {
        this.sides = sides;
        this.applied = applied;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        for (Side side : sides.all()) {
            Follower follower = new Follower(side, sides, applied, config);
            followers.add(follower);
            follower.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        followers.forEach(Follower::stop);
        for (Follower follower : followers) {
            follower.join(STOP);
        }
    }
}
