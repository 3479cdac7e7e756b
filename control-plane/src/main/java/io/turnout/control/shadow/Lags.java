package io.turnout.control.shadow;

import io.turnout.control.conduct.Streams;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import io.turnout.control.procedure.State;
import io.turnout.control.replication.Stream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the sides that follow had applied what had been written on the others. Thread-safe. */
public final class Lags implements AutoCloseable {
    private final Map<String, Dataset> datasets;
    private final Map<Stream, Follower> followers = new ConcurrentHashMap<>();

    public Lags(List<Dataset> datasets) {
        this.datasets = datasets.stream().collect(Collectors.toMap(Dataset::name, Function.identity()));
    }

    /** Waits until the side that follows has what there is now, and says for how long that was no other. */
    public Lag await(String dataset, State state, Duration longest) throws InterruptedException {
        Optional<Follower> follower = follower(dataset, state);
        return follower.isEmpty() ? Lag.UNKNOWN : follower.get().await(longest);
    }

    /**
     * How far the side that follows is behind: everything that was written longer ago than that is there. Empty if nobody knows,
     * as at the first time.
     */
    public Optional<Duration> behind(String dataset, State state) {
        return follower(dataset, state).flatMap(Follower::behind);
    }

    /**
     * Looks from now on, so that there is something to remember when it is asked for; to be said again now and then.
     *
     * @return whether the side that follows is ready for rehearsals
     */
    boolean follow(String dataset, State state) {
        Optional<Follower> follower = follower(dataset, state);
        follower.ifPresent(Follower::keepLooking);
        return follower.isEmpty() || follower.get().isReady();
    }

    private Optional<Follower> follower(String dataset, State state) {
        return stream(datasets.get(dataset), state)
                .map(stream -> followers.computeIfAbsent(
                        stream, followed -> new Follower(followed, Lead.of(datasets.get(dataset), state))));
    }

    private static Optional<Stream> stream(Dataset dataset, State state) {
        return switch (state) {
            case IN_SYNC, VERIFIED -> Optional.of(new Streams(dataset).from(Side.SOURCE));
            case CUT_OVER -> Optional.of(new Streams(dataset).from(Side.TARGET));
            case LEGACY, COPYING, DETACHED -> Optional.empty();
        };
    }

    @Override
    public void close() {
        followers.values().forEach(Follower::close);
    }
}
