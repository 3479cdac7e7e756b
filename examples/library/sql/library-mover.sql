-- As whom the control plane moves rows, and the service's server follows. Run by a superuser in the database library.
create role mover login replication password 'mover';
grant library, pg_create_subscription, pg_read_all_stats to mover;
grant set on parameter deadlock_timeout to mover;
