package io.turnout.control.preflight;

import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;

/** No prepared transaction holds a table: closing would wait for it in vain. */
final class PreparedTransactionsCheck implements Check {
    private static final String PREPARED = """
            select distinct p.gid, l.relation::regclass::text as relation, p.prepared::text as since
            from pg_prepared_xacts p
            join pg_locks t on t.locktype = 'transactionid' and t.transactionid = p.transaction and t.pid is null
            join pg_locks l on l.virtualtransaction = t.virtualtransaction and l.pid is null
            where p.database = current_database() and l.relation = any ((?::text[])::regclass[]::oid[])
            """;

    @Override
    public List<Finding> run(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        check(survey, survey.source(), survey.sourceName(), findings);
        check(survey, survey.target(), survey.targetName(), findings);
        return findings;
    }

    private static void check(Survey survey, Session session, String database, List<Finding> findings) {
        session.rows(PREPARED, survey.tables())
                .forEach(row -> findings.add(Finding.blocking(
                        database,
                        "The prepared transaction %s holds %s since %s."
                                .formatted(row.text("gid"), row.text("relation"), row.text("since")),
                        "commit prepared '%1$s'; or rollback prepared '%1$s';".formatted(row.text("gid")))));
    }
}
