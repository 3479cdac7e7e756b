package io.turnout.control.deploys;

import io.turnout.control.database.Database;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.delivery.Lineage;
import io.turnout.control.delivery.Span;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** @param quiet how long a build is not seen before it counts as away */
    public DeployLedger(Database control, Duration quiet) {
        this.session = control.connect();
        this.quiet = quiet;
    }

    /** What somebody tells of a deploy. */
    public record Told(String service, String build, Instant changedAt, Instant at, String who, String reason) {}

    /** A service has answered with which build it is. */
    public void saw(String service, String build, Instant changedAt, Instant at) {
        session.transaction(() -> {
            lock(service);
            Instant before = watch(service, at);
            lineage(service)
                    .seen(build, at)
                    .ifPresentOrElse(
                            known -> extend(known, changedAt, at),
                            () -> insert(new Deploy(0, service, build, changedAt, at, at, before, null, null)));
        });
    }

    /** @return the deploy, and whether it was not known before */
    public Known tell(Told told) {
        return session.transaction(() -> {
            lock(told.service());
            Optional<Deploy> known = lineage(told.service()).told(told.build(), told.at());
            if (known.isPresent()) {
                return new Known(amend(known.get(), told), false);
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
            return new Known(insert(deploy), true);
        });
    }

    /** A deploy, and whether it has just come to be known. */
    public record Known(Deploy deploy, boolean isNew) {}

    /** Of each service, the oldest first. */
    public Map<String, List<Deploy>> all() {
        Map<String, List<Deploy>> all = new TreeMap<>();
        session.rows("select * from deploy order by first_seen, id").stream()
                .map(DeployLedger::deploy)
                .forEach(deploy -> all.computeIfAbsent(deploy.service(), name -> new ArrayList<>())
                        .add(deploy));
        return all;
    }

    /** When each service was looked at, in order. */
    public Map<String, List<Span>> looked() {
        Map<String, List<Span>> all = new TreeMap<>();
        session.rows("select * from deploy_watch order by since")
                .forEach(row -> all.computeIfAbsent(row.text("service"), name -> new ArrayList<>())
                        .add(new Span(instant(row, "since"), instant(row, "until"))));
        return all;
    }

    /** What is older goes, but for what each service runs now. */
    public void forget(Instant before) {
        session.update("""
                delete from deploy where id in (
                  select id from (
                    select id, last_seen, row_number() over (partition by service order by last_seen desc, id desc) as place from deploy
                  ) ranked where place > 1 and last_seen < ?::timestamptz or place > ?)
                """, before.toString(), MOST_KEPT);
        session.update("""
                delete from deploy_watch where (service, since) in (
                  select service, since from (
                    select *, row_number() over (partition by service order by since desc) as place from deploy_watch
                  ) ranked where until < ?::timestamptz or place > ?)
                """, before.toString(), MOST_KEPT);
    }

    private void lock(String service) {
        session.row("select pg_advisory_xact_lock(?, hashtext(?))", LOCKS, service);
    }

    /** @return when the service had been seen last before; null if never */
    private Instant watch(String service, Instant at) {
        Instant before = session.row("select max(until) as until from deploy_watch where service = ?", service)
                .filter(row -> row.has("until"))
                .map(row -> instant(row, "until"))
                .orElse(null);
        if (before == null || at.isAfter(before.plus(quiet))) {
            session.update(
                    "insert into deploy_watch values (?, ?::timestamptz, ?::timestamptz)",
                    service,
                    at.toString(),
                    at.toString());
        } else {
            session.update(
                    "update deploy_watch set until = greatest(until, ?::timestamptz) where service = ? and until = ?",
                    at.toString(),
                    service,
                    Timestamp.from(before));
        }
        return before;
    }

    private Lineage lineage(String service) {
        return new Lineage(
                session
                        .rows(
                                "select * from deploy where service = ? order by last_seen desc limit ?",
                                service,
                                MOST_LOOKED_AT)
                        .stream()
                        .map(DeployLedger::deploy)
                        .toList(),
                quiet);
    }

    private void extend(Deploy known, Instant changedAt, Instant at) {
        session.update("""
                update deploy set last_seen = greatest(last_seen, ?::timestamptz), changed_at = coalesce(changed_at, ?::timestamptz)
                where id = ?
                """, at.toString(), text(changedAt), known.id());
    }

    /** What was told first stays. */
    private Deploy amend(Deploy known, Told told) {
        return session.row("""
                        update deploy set first_seen = least(first_seen, ?::timestamptz), told_by = coalesce(told_by, ?),
                          changed_at = coalesce(changed_at, ?::timestamptz), reason = coalesce(reason, ?) where id = ?
                        returning *
                        """, told.at().toString(), told.who(), text(told.changedAt()), told.reason(), known.id())
                .map(DeployLedger::deploy)
                .orElseThrow();
    }

    private Deploy insert(Deploy deploy) {
        return session.row(
                        """
                        insert into deploy (service, build, changed_at, first_seen, last_seen, unseen_since, told_by, reason)
                        values (?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?) returning *
                        """,
                        deploy.service(),
                        deploy.build(),
                        text(deploy.changedAt()),
                        deploy.firstSeen().toString(),
                        deploy.lastSeen().toString(),
                        text(deploy.unseenSince()),
                        deploy.toldBy(),
                        deploy.reason())
                .map(DeployLedger::deploy)
                .orElseThrow();
    }

    private static Deploy deploy(Row row) {
        return new Deploy(
                row.number("id"),
                row.text("service"),
                row.text("build"),
                instant(row, "changed_at"),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                instant(row, "unseen_since"),
                row.text("told_by"),
                row.text("reason"));
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private static Instant instant(Row row, String column) {
        return row.values().get(column) instanceof Timestamp time ? time.toInstant() : null;
    }

    @Override
    public void close() {
        session.close();
    }
}
