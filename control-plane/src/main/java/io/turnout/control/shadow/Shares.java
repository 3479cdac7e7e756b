package io.turnout.control.shadow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Reading;
import io.turnout.control.database.Session;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.news.News;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What gateways are to compare at the moment: what was set, of what can be compared. Thread-safe. */
public final class Shares implements AutoCloseable {
    private final Database control;
    private final ObjectMapper json;
    private final List<Dataset> datasets;
    private final Lags lags;
    private final News<Now> news = new News<>(this::look, Now::version);
    private Session session;
    private Reading<Kept> reading;

    /** @param lags is told whose lag will be asked for */
    public Shares(Database control, ObjectMapper json, List<Dataset> datasets, Lags lags) {
        this.control = control;
        this.json = json;
        this.datasets = datasets;
        this.lags = lags;
    }

    /** @param version another one if and only if the shares are others */
    public record Now(String version, List<Share> shares) {
        static Now of(List<Share> shares) {
            return new Now(News.version(shares), shares);
        }
    }

    /**
     * What there is in the control database.
     *
     * @param percents as they were set; empty as long as all comparing is stopped
     */
    private record Kept(Map<String, Double> percents, Map<String, Runs.UnderWay> running, Map<String, State> states) {}

    /**
     * The shares, as soon as they are others.
     *
     * @param version of those that are known
     * @return empty if they stay the same for as long as that
     */
    public Optional<Now> await(String version, Duration longest) throws InterruptedException {
        return news.await(version, longest);
    }

    private synchronized Now look() {
        try {
            if (session == null) {
                session = control.connect();
                reading = reading(session);
            }
            Kept kept = reading.now();
            List<Share> shares = kept.percents().entrySet().stream()
                    .filter(set -> set.getValue() > 0 && kept.running().containsKey(set.getKey()))
                    .filter(set -> Readiness.objection(set.getKey(), datasets, kept.states()::get)
                            .isEmpty())
                    .filter(set -> follow(set.getKey(), kept.states()))
                    .map(set -> new Share(
                            set.getKey(),
                            set.getValue(),
                            kept.running().get(set.getKey()).run(),
                            kept.running().get(set.getKey()).declared()))
                    .toList();
            return Now.of(shares);
        } catch (DatabaseFailure e) {
            close();
            throw e;
        }
    }

    /** Whether all data of a capability is looked after, and ready for rehearsals. */
    private boolean follow(String capability, Map<String, State> states) {
        boolean ready = true;
        for (Dataset dataset : datasets) {
            if (dataset.capabilities().contains(capability)) {
                ready &= lags.follow(dataset.name(), states.get(dataset.name()));
            }
        }
        return ready;
    }

    /** Why nothing is compared of a capability although somebody has set it to be. */
    public static Optional<String> objection(String capability, List<Dataset> datasets, Ledger ledger) {
        return Readiness.objection(capability, datasets, states(ledger, datasets)::get);
    }

    private static Map<String, State> states(Ledger ledger, List<Dataset> datasets) {
        return datasets.stream()
                .collect(Collectors.toMap(
                        Dataset::name, dataset -> ledger.journal(dataset.name()).state()));
    }

    /** By one session: another one, which is needed less often, could be lost without a word while it lies idle. */
    private Reading<Kept> reading(Session session) {
        Ledger ledger = new Ledger(() -> session);
        ShadowLedger settings = new ShadowLedger(() -> session, json);
        return session.reading(() -> new Kept(
                settings.isStopped() ? Map.of() : settings.percents(),
                settings.runs().underWay(),
                states(ledger, datasets)));
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
