package io.turnout.control.preflight;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;

/** Both servers can send and receive: each does both as soon as the dataset is cut over. */
final class ServersCheck implements Check {
    private static final String SERVER = """
            select current_setting('wal_level') as wal_level,
              current_setting('server_version_num')::int / 10000 as version,
              current_setting('server_encoding') as encoding,
              current_setting('fsync') = 'on' as durable,
              current_setting('max_replication_slots')::int
                - (select count(*) from pg_replication_slots) as slots,
              current_setting('max_replication_slots')::int
                - (select count(*) from pg_replication_origin) as origins,
              current_setting('max_wal_senders')::int - (select count(*) from pg_stat_replication) as senders,
              current_setting('max_logical_replication_workers')::int
                - (select count(*) from pg_stat_subscription where pid is not null) as workers,
              (select setting::bigint from pg_settings where name = 'max_slot_wal_keep_size') as keep,
              exists (select from pg_stat_replication r join pg_replication_slots s on s.active_pid = r.pid
                where s.slot_type = 'physical' and r.sync_state = 'async') as asynchronous
            """;

    private static final int OLDEST = 16;

    @Override
    public List<Finding> run(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        Row source = check(survey.source(), survey.sourceName(), findings);
        Row target = check(survey.target(), survey.targetName(), findings);
        if (source.number("version") != target.number("version")) {
            findings.add(Finding.blocking(
                    survey.targetName(),
                    "PostgreSQL %d here, %d at the source."
                            .formatted(target.number("version"), source.number("version")),
                    "Rows are compared by hashes that only the same major version computes alike: upgrade one."));
        }
        if (!source.text("encoding").equals(target.text("encoding"))) {
            findings.add(Finding.blocking(
                    survey.targetName(),
                    "The encoding is %s, the source's is %s."
                            .formatted(target.text("encoding"), source.text("encoding")),
                    "Create the target database with encoding '%s'.".formatted(source.text("encoding"))));
        }
        return findings;
    }

    private static Row check(Session session, String database, List<Finding> findings) {
        Row server = session.row(SERVER).orElseThrow();
        if (!server.text("wal_level").equals("logical")) {
            findings.add(Finding.blocking(
                    database,
                    "wal_level is %s.".formatted(server.text("wal_level")),
                    "alter system set wal_level = 'logical'; then restart the server."));
        }
        if (server.number("version") < OLDEST) {
            findings.add(Finding.blocking(
                    database,
                    "PostgreSQL %d cannot keep apart what it replicated itself.".formatted(server.number("version")),
                    "Upgrade to PostgreSQL %d or later.".formatted(OLDEST)));
        }
        // one for the stream, one for the table that is copied at the moment
        requireFree(server, "slots", "max_replication_slots", 2, database, findings);
        requireFree(server, "origins", "max_replication_slots", 2, database, findings);
        requireFree(server, "senders", "max_wal_senders", 2, database, findings);
        requireFree(server, "workers", "max_logical_replication_workers", 2, database, findings);
        if (!server.flag("durable")) {
            findings.add(Finding.warning(
                    database,
                    "fsync is off: a crash of the machine may take back what was committed, fences too.",
                    "alter system set fsync = on; select pg_reload_conf();"));
        }
        if (server.number("keep") < 0) {
            findings.add(Finding.warning(
                    database,
                    "WAL kept for a side that is down has no bound, and would fill the disk.",
                    "alter system set max_slot_wal_keep_size = '10GB'; select pg_reload_conf();"));
        }
        if (server.flag("asynchronous")) {
            findings.add(
                    Finding.warning(
                            database,
                            "There is an asynchronous standby: a failover to it could bring back an open fence.",
                            "Make it synchronous (synchronous_standby_names) before the handover, or do not fail over during the move."));
        }
        return server;
    }

    private static void requireFree(
            Row server, String what, String setting, int needed, String database, List<Finding> findings) {
        if (server.number(what) < needed) {
            findings.add(Finding.blocking(
                    database,
                    "%d replication %s are free, %d are needed.".formatted(server.number(what), what, needed),
                    "Raise %s and restart the server.".formatted(setting)));
        }
    }
}
