-- As whom the control plane moves rows, and the monolith's server follows. Run by a superuser in the database loans.
create role mover login replication password 'mover';
grant loans, pg_create_subscription, pg_read_all_stats to mover;
grant set on parameter deadlock_timeout to mover;
