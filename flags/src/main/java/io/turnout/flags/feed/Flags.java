package io.turnout.flags.feed;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.turnout.flags.Evaluations;
import io.turnout.flags.FlagProvider;
import io.turnout.flags.FlagSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The flags of a process, from start to stop. */
public final class Flags implements AutoCloseable {
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    private final OpenFeatureAPI openFeature = OpenFeatureAPI.createIsolated();
    private final FlagFeed feed;
    private final EvaluationReports reports;

    /**
     * As they were known last.
     *
     * @param memory the file that they are kept in; empty if they are not
     */
    public Flags(Optional<Path> memory, MeterRegistry meters) {
        Evaluations[] counted = new Evaluations[1];
        counted[0] = new Evaluations(
                key -> FunctionCounter.builder("turnout.flag.evaluations", counted[0], all -> all.count(key))
                        .description("Evaluations of feature flags, by how they ended.")
                        .tag("flag", key.flag())
                        .tag("ending", key.ending().name())
                        .register(meters));
        feed = new FlagFeed(new FlagMemory(memory));
        reports = new EvaluationReports(counted[0], BETWEEN_REPORTS);
        openFeature.setProviderAndWait(new FlagProvider(feed::flags, counted[0], InstantSource.system()));
        feed.recall();
    }

    /** Has them as the control plane has them, from now on. */
    public void follow(Control control) {
        feed.follow(control);
        reports.start(control);
    }

    /** Whom flags are asked of; it answers with the caller's default where there is no flag. */
    public Client client() {
        return openFeature.getClient();
    }

    /** As they are now. */
    public FlagSet now() {
        return feed.flags();
    }

    @Override
    public void close() {
        feed.close();
        reports.close();
        openFeature.shutdown();
    }
}
