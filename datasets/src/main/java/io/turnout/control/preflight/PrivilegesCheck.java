package io.turnout.control.preflight;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;

/** The roles that the plan names may do what is needed. */
final class PrivilegesCheck implements Check {
    private static final String ROLE = """
            select current_user as role, rolsuper as super, rolreplication as replication,
              has_database_privilege(current_database(), 'create') as creates,
              pg_has_role('pg_create_subscription', 'usage') as subscribes,
              pg_has_role('pg_read_all_stats', 'usage') as sees,
              has_parameter_privilege('deadlock_timeout', 'set') as patient,
              current_database() as database
            from pg_roles where rolname = current_user
            """;

    private static final String NOT_OWNED = """
            select c.oid::regclass::text as name, pg_get_userbyid(c.relowner) as owner
            from pg_class c
            where c.oid = any ((?::text[])::regclass[]) and not pg_has_role(c.relowner, 'usage')
            """;

    @Override
    public List<Finding> run(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        check(survey, survey.source(), survey.sourceName(), findings);
        check(survey, survey.target(), survey.targetName(), findings);
        return findings;
    }

    private static void check(Survey survey, Session session, String database, List<Finding> findings) {
        Row role = session.row(ROLE).orElseThrow();
        String name = role.text("role");
        if (role.flag("super")) {
            return;
        }
        if (!role.flag("replication")) {
            findings.add(Finding.blocking(
                    database, name + " may not replicate.", "alter role %s replication;".formatted(name)));
        }
        if (!role.flag("creates")) {
            findings.add(Finding.blocking(
                    database,
                    name + " may not create a schema or a publication here.",
                    "grant create on database %s to %s;".formatted(role.text("database"), name)));
        }
        if (!role.flag("subscribes")) {
            findings.add(Finding.blocking(
                    database, name + " may not subscribe.", "grant pg_create_subscription to %s;".formatted(name)));
        }
        if (!role.flag("patient")) {
            findings.add(Finding.warning(
                    database,
                    name
                            + " may not set deadlock_timeout: closing waits longer, and a writer may be a deadlock's victim.",
                    "grant set on parameter deadlock_timeout to %s;".formatted(name)));
        }
        if (!role.flag("sees")) {
            findings.add(Finding.warning(
                    database,
                    name + " does not see since when others write: a closing may wait for a transaction that is old.",
                    "grant pg_read_all_stats to %s;".formatted(name)));
        }
        session.rows(NOT_OWNED, survey.tables())
                .forEach(row -> findings.add(Finding.blocking(
                        database,
                        "%s belongs to %s.".formatted(row.text("name"), row.text("owner")),
                        "grant %s to %s;".formatted(row.text("owner"), name))));
    }
}
