package io.turnout.control.preflight;

import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;

/** Nothing on a table changes or refuses rows that come by replication. */
final class TriggersCheck implements Check {
    private static final String FIRING = """
            select t.tgname as name, t.tgrelid::regclass::text as relation
            from pg_trigger t
            where t.tgrelid = any ((?::text[])::regclass[]) and t.tgenabled in ('A', 'R') and not t.tgisinternal
            """;

    private static final String GUARDED_ROWS = """
            select c.oid::regclass::text as relation from pg_class c
            where c.oid = any ((?::text[])::regclass[]) and c.relrowsecurity
              and (c.relforcerowsecurity or not pg_has_role(c.relowner, 'usage'))
            """;

    private static final String UNIQUE = """
            select regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '') as definition,
              i.indrelid::regclass::text as relation
            from pg_index i
            where i.indrelid = any ((?::text[])::regclass[]) and i.indisunique and not i.indisprimary
            """;

    @Override
    public List<Finding> run(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        check(survey, survey.source(), survey.sourceName(), findings);
        check(survey, survey.target(), survey.targetName(), findings);
        compareUnique(survey, survey.source(), survey.target(), survey.targetName(), findings);
        compareUnique(survey, survey.target(), survey.source(), survey.sourceName(), findings);
        return findings;
    }

    private static void check(Survey survey, Session session, String database, List<Finding> findings) {
        session.rows(FIRING, survey.tables())
                .forEach(row -> findings.add(Finding.blocking(
                        database,
                        "Trigger %s on %s also fires for replicated rows."
                                .formatted(row.text("name"), row.text("relation")),
                        "alter table %s enable trigger %s;".formatted(row.text("relation"), row.text("name")))));
        session.rows(GUARDED_ROWS, survey.tables())
                .forEach(row -> findings.add(Finding.blocking(
                        database,
                        "Row security of %s applies to replication.".formatted(row.text("relation")),
                        "alter table %s no force row level security;".formatted(row.text("relation")))));
    }

    /** A unique index that the sending side does not have may refuse what it sends. */
    private static void compareUnique(
            Survey survey, Session from, Session to, String database, List<Finding> findings) {
        List<String> known = from.rows(UNIQUE, survey.tables()).stream()
                .map(row -> row.text("relation") + row.text("definition"))
                .toList();
        to.rows(UNIQUE, survey.tables()).stream()
                .filter(row -> !known.contains(row.text("relation") + row.text("definition")))
                .forEach(row -> findings.add(Finding.warning(
                        database,
                        "%s is unique by %s here only: a row that is fine on the other side may stop replication."
                                .formatted(row.text("relation"), row.text("definition")),
                        "Make it unique on both sides, or on none.")));
    }
}
