package io.turnout.launcher.postgres;

/**
 * The role as which the control plane moves datasets, and as which the servers follow each other. As a member of the owner's
 * role it may do what the owner may, which publishing tables, putting triggers on them and applying rows take; beyond that it
 * replicates and sees who else is at work, and it is no superuser. {@code docker/roles.sh} does the same in containers.
 */
public final class Mover {
    public static final String ROLE = "mover";

    private Mover() {}

    /** The name of its password's secret in an owner's cluster; each has one of its own. */
    public static String secret(String owner) {
        return owner + "-" + ROLE;
    }

    /** What a superuser runs; twice changes nothing. */
    static String admission(String owner, String password) {
        return """
                do $do$
                begin
                  if not exists (select from pg_roles where rolname = '%1$s') then
                    create role %1$s;
                  end if;
                end
                $do$;
                alter role %1$s login replication password '%3$s';
                grant %2$s, pg_create_subscription, pg_read_all_stats to %1$s;
                grant set on parameter deadlock_timeout to %1$s;
                """.formatted(ROLE, owner, password);
    }
}
