package io.turnout.control.deploys;

import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.delivery.Lineage;
import io.turnout.control.delivery.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys in the control plane's database. Several may write at the same time: of a service one does at a time, and what two of them see is
 * one deploy. Each instance has a session of its own; not for several threads.
 */
public final class DeployLedger implements AutoCloseable {
    /** The first half of the keys of advisory locks; the second is a service's. */
    private static final int LOCKS = 0xde91;
    /** What came before these is told apart from nothing any more. */
    private static final int MOST_LOOKED_AT = 100;

    /** Of a service; whatever it answers. */
    private static final int MOST_KEPT = 1000;

    private final Session session;
    private final Duration quiet;
    private final Deploys deploys;
    private final Looks looks;

    /** @param quiet how long a build is not seen before it counts as away */
    public DeployLedger(Sessions control, Duration quiet) {
        this.session = control.connect();
        this.quiet = quiet;
        this.deploys = new Deploys(session);
        this.looks = new Looks(session, quiet);
    }

    /** What somebody tells of a deploy. */
    public record Told(String service, String build, Instant changedAt, Instant at, String who, String reason) {}

    /** A service has answered with which build it is. */
    public void saw(String service, String build, Instant changedAt, Instant at) {
        session.transaction(() -> {
            lock(service);
            Instant before = looks.add(service, at);
            lineage(service)
                    .seen(build, at)
                    .ifPresentOrElse(
                            known -> deploys.extend(known, changedAt, at),
                            () -> deploys.insert(new Deploy(0, service, build, changedAt, at, at, before, null, null)));
        });
    }

    /**
     * Keeps what is told, also of a deploy that was seen before; but one that had been seen for longer than the quiet time when it is said to
     * have come stays as it was seen.
     *
     * @return the deploy as it is kept, and whether it was not known before
     */
    public Known tell(Told told) {
        return session.transaction(() -> {
            lock(told.service());
            Optional<Deploy> known = lineage(told.service()).told(told.build(), told.at());
            if (known.isPresent()) {
                return new Known(
                        knowsWhenItCame(told, known.get()) ? deploys.amend(known.get(), told) : known.get(), false);
            }
            Deploy deploy = new Deploy(
                    0,
                    told.service(),
                    told.build(),
                    told.changedAt(),
                    told.at(),
                    told.at(),
                    null,
                    told.who(),
                    told.reason());
            return new Known(deploys.insert(deploy), true);
        });
    }

    /** A deploy, and whether it has just come to be known. */
    public record Known(Deploy deploy, boolean isNew) {}

    /** Of each service, the oldest first. */
    public Map<String, List<Deploy>> all() {
        return deploys.all();
    }

    /** When each service was looked at, in order. */
    public Map<String, List<Span>> looked() {
        return looks.all();
    }

    /** What is older goes, but for what each service runs now. */
    public void forget(Instant before) {
        deploys.forget(before, MOST_KEPT);
        looks.forget(before, MOST_KEPT);
    }

    /** A build that had been there for a while did not come when they say so; when it did is as unknown as it was. */
    private boolean knowsWhenItCame(Told told, Deploy known) {
        return !told.at().isAfter(known.firstSeen().plus(quiet));
    }

    private void lock(String service) {
        session.row("select pg_advisory_xact_lock(?, hashtext(?))", LOCKS, service);
    }

    private Lineage lineage(String service) {
        return new Lineage(deploys.latest(service, MOST_LOOKED_AT), quiet);
    }

    @Override
    public void close() {
        session.close();
    }
}
