package io.turnout.control.deploys;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.delivery.Span;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of when services were looked at.
 *
 * @param quiet the longest time between two looks that is no gap
 */
record Looks(Session session, Duration quiet) {
    /** When each service was looked at, in order. */
    Map<String, List<Span>> all() {
        Map<String, List<Span>> all = new TreeMap<>();
        session.rows("select * from deploy_watch order by since")
                .forEach(row -> all.computeIfAbsent(row.text("service"), name -> new ArrayList<>())
                        .add(new Span(instant(row, "since"), instant(row, "until"))));
        return all;
    }

    /** @return when the service had been seen last before; null if never */
    Instant add(String service, Instant at) {
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

    /** What ended before then goes, and what is beyond so many of a service. */
    void forget(Instant before, int most) {
        session.update("""
                delete from deploy_watch where (service, since) in (
                  select service, since from (
                    select *, row_number() over (partition by service order by since desc) as place from deploy_watch
                  ) ranked where until < ?::timestamptz or place > ?)
                """, before.toString(), most);
    }

    static Instant instant(Row row, String column) {
        return row.values().get(column) instanceof Timestamp time ? time.toInstant() : null;
    }
}
