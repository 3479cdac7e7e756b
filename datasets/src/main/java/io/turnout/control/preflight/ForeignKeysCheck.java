package io.turnout.control.preflight;

import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys that lead across the edge of the dataset. They stop nothing, but what they did, somebody must do. */
final class ForeignKeysCheck implements Check {
    private static final String ACROSS = """
            select k.conname as name, k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
              k.confdeltype in ('c', 'n', 'd') or k.confupdtype in ('c', 'n', 'd') as acts,
              k.confdeltype = 'c' and k.confupdtype = 'a' and cardinality(k.conkey) = 1
                and (select c.relkind = 'r' from pg_class c where c.oid = k.conrelid) as kept,
              k.conrelid = any (t.tables) as inward
            from pg_constraint k, (select (?::text[])::regclass[]::oid[] as tables) t
            where k.contype = 'f' and k.conparentid = 0 and (k.conrelid = any (t.tables)) <> (k.confrelid = any (t.tables))
            order by 1
            """;

    @Override
    public List<Finding> run(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        check(survey, survey.source(), survey.sourceName(), findings);
        check(survey, survey.target(), survey.targetName(), findings);
        return findings;
    }

    private static void check(Survey survey, Session session, String database, List<Finding> findings) {
        session.rows(ACROSS, survey.tables()).forEach(row -> {
            String child = row.text("child");
            String parent = row.text("parent");
            if (!row.flag("inward")) {
                findings.add(Finding.warning(
                        database,
                        "%s of %s refers to %s: once that is written elsewhere, deletes arrive here without asking %s."
                                .formatted(row.text("name"), child, parent, child),
                        "Let whoever owns %s follow the deletes, or move it in the same dataset.".formatted(child)));
            } else if (row.flag("kept")) {
                findings.add(Finding.warning(
                        database,
                        "%s deletes from %s when %s is deleted from: while %s is written elsewhere, it leaves its rows alone."
                                .formatted(row.text("name"), child, parent, child),
                        "Let whoever owns %s then learn of the deletes from %s, as by a change feed."
                                .formatted(child, parent)));
            } else if (row.flag("acts")) {
                findings.add(Finding.warning(
                        database,
                        "%s changes %s when %s is deleted or its key changed: once %s is written elsewhere, that is refused as a whole."
                                .formatted(row.text("name"), child, parent, child),
                        "Move %s in the same dataset, or let a feed take over and: alter table %s drop constraint %s;"
                                .formatted(parent, child, row.text("name"))));
            } else {
                findings.add(Finding.warning(
                        database,
                        "%s of %s refers to %s, which replicated rows do not ask."
                                .formatted(row.text("name"), child, parent),
                        "Move %s in the same dataset if orphans must not exist.".formatted(parent)));
            }
        });
    }
}
