package io.turnout.control.deploys;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.deploys.DeployLedger.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of deploys. */
record Deploys(Session session) {
    /** Of each service, the oldest first. */
    Map<String, List<Deploy>> all() {
        Map<String, List<Deploy>> all = new TreeMap<>();
        session.rows("select * from deploy order by first_seen, id").stream()
                .map(Deploys::deploy)
                .forEach(deploy -> all.computeIfAbsent(deploy.service(), name -> new ArrayList<>())
                        .add(deploy));
        return all;
    }

    /** The newest of a service. */
    List<Deploy> latest(String service, int most) {
        return session
                .rows("select * from deploy where service = ? order by last_seen desc limit ?", service, most)
                .stream()
                .map(Deploys::deploy)
                .toList();
    }

    Deploy insert(Deploy deploy) {
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
                .map(Deploys::deploy)
                .orElseThrow();
    }

    void extend(Deploy known, Instant changedAt, Instant at) {
        session.update("""
                update deploy set last_seen = greatest(last_seen, ?::timestamptz), changed_at = coalesce(changed_at, ?::timestamptz)
                where id = ?
                """, at.toString(), text(changedAt), known.id());
    }

    /** What was told first stays. */
    Deploy amend(Deploy known, Told told) {
        return session.row("""
                        update deploy set first_seen = least(first_seen, ?::timestamptz), told_by = coalesce(told_by, ?),
                          changed_at = coalesce(changed_at, ?::timestamptz), reason = coalesce(reason, ?) where id = ?
                        returning *
                        """, told.at().toString(), told.who(), text(told.changedAt()), told.reason(), known.id())
                .map(Deploys::deploy)
                .orElseThrow();
    }

    /** What was seen last before then goes, and what is beyond so many of a service; but for what each runs now. */
    void forget(Instant before, int most) {
        session.update("""
                delete from deploy where id in (
                  select id from (
                    select id, last_seen, row_number() over (partition by service order by last_seen desc, id desc) as place from deploy
                  ) ranked where place > 1 and last_seen < ?::timestamptz or place > ?)
                """, before.toString(), most);
    }

    private static Deploy deploy(Row row) {
        return new Deploy(
                row.number("id"),
                row.text("service"),
                row.text("build"),
                Looks.instant(row, "changed_at"),
                Looks.instant(row, "first_seen"),
                Looks.instant(row, "last_seen"),
                Looks.instant(row, "unseen_since"),
                row.text("told_by"),
                row.text("reason"));
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
