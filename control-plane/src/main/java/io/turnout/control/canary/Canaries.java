package io.turnout.control.canary;

import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Reading;
import io.turnout.control.database.Session;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.news.News;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What gateways are told: what was set, of what is verified. Thread-safe. */
public final class Canaries implements AutoCloseable {
    private final Database control;
    private final List<Dataset> datasets;
    private final News<Seen> news = new News<>(this::look, seen -> seen.now.version);
    private Session session;
    private Reading<Seen> reading;

    public Canaries(Database control, List<Dataset> datasets) {
        this.control = control;
        this.datasets = datasets;
    }

    /** @param version another one if and only if the shares are others */
    public record Now(String version, List<Canary> canaries) {
        static Now of(List<Canary> canaries) {
            return new Now(News.version(canaries), canaries);
        }
    }

    /** @param states of all datasets */
    private record Seen(Now now, Map<String, State> states) {}

    /**
     * The shares, as soon as they are others.
     *
     * @param version of those that are known
     * @return empty if they stay the same for as long as that
     */
    public Optional<Now> await(String version, Duration longest) throws InterruptedException {
        return news.await(version, longest).map(Seen::now);
    }

    /** Whether all of a dataset is on both sides, was found to be the same, and is not about to be taken away. */
    public boolean isVerified(String dataset) {
        return news.now().states.get(dataset) == State.VERIFIED;
    }

    /** Whether these are the shares that hold now. */
    public boolean isCurrent(String version) {
        return news.now().now.version.equals(version);
    }

    private synchronized Seen look() {
        try {
            if (session == null) {
                session = control.connect();
                reading = reading(session);
            }
            return reading.now();
        } catch (DatabaseFailure e) {
            close();
            throw e;
        }
    }

    /** By one session: another one, which is needed less often, could be lost without a word while it lies idle. */
    private Reading<Seen> reading(Session session) {
        Ledger ledger = new Ledger(() -> session);
        CanaryLedger settings = new CanaryLedger(() -> session);
        return session.reading(() -> read(ledger, settings));
    }

    private Seen read(Ledger ledger, CanaryLedger settings) {
        Map<String, State> states = datasets.stream()
                .collect(Collectors.toUnmodifiableMap(Dataset::name, dataset -> state(ledger.journal(dataset.name()))));
        List<Canary> canaries = settings.percents().entrySet().stream()
                .filter(set -> set.getValue() > 0)
                .filter(set -> objection(set.getKey(), datasets, states::get).isEmpty())
                .map(set -> new Canary(set.getKey(), set.getValue()))
                .toList();
        return new Seen(Now.of(canaries), states);
    }

    /** What an abort is about to empty counts for gone. */
    private static State state(Journal journal) {
        boolean aborts = journal.progress()
                .filter(progress -> progress.operation() == Operation.ABORT)
                .isPresent();
        return aborts ? State.LEGACY : journal.state();
    }

    /**
     * Why nobody reads a capability from its candidate although somebody has set it so, as a sentence; empty if they do. Of data that has
     * moved, everybody does.
     */
    public static Optional<String> objection(
            String capability, List<Dataset> datasets, Function<String, State> states) {
        return datasets.stream()
                .filter(dataset -> dataset.capabilities().contains(capability))
                .filter(dataset -> states.apply(dataset.name()) != State.VERIFIED)
                .findFirst()
                .map(dataset -> "waits until %s is VERIFIED; it is %s."
                        .formatted(dataset.name(), states.apply(dataset.name())));
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
        }
        session = null;
        reading = null;
    }
}
