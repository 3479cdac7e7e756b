#!/bin/sh
# Lets the control plane move the rows of a database in a container: makes the role mover, or gives it its password anew. It
# runs at each start, because a volume may be older than what this takes. Outside of containers the launcher does the same.
#
#   PGHOST, PGUSER, PGDATABASE   the database and its owner, whom the image postgres makes a superuser
#   OWNER_PASSWORD_FILE          the owner's password; not set where the server asks for none
#   MOVER_PASSWORD_FILE          the role's password
set -eu

PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-5}
export PGCONNECT_TIMEOUT

# a role without a password, or with an empty one, would be found out much later
for file in "${MOVER_PASSWORD_FILE:?is not set}" ${OWNER_PASSWORD_FILE:+"$OWNER_PASSWORD_FILE"}; do
  if [ ! -r "$file" ] || ! grep -q . "$file"; then
    echo "mover: $file is empty or cannot be read." >&2
    exit 1
  fi
done

if [ -n "${OWNER_PASSWORD_FILE:-}" ]; then
  PGPASSWORD=$(cat "$OWNER_PASSWORD_FILE")
  export PGPASSWORD
fi

tries=0
until psql -qtAc 'select 1' >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -ge 240 ]; then
    # once more, to say what is wrong; whatever comes of it, this start has failed
    psql -qtAc 'select 1' >/dev/null || true
    echo "mover: ${PGHOST:-the server} did not answer in $tries tries." >&2
    exit 1
  fi
  sleep 0.5
done

psql -q -v ON_ERROR_STOP=1 -v "owner=$PGUSER" <<'END'
\set password `cat "$MOVER_PASSWORD_FILE"`
-- the password is in a statement: no log of the server may quote it, nor psql the statement that failed
\set VERBOSITY terse
\set SHOW_CONTEXT never
begin;
set local log_statement = 'none';
set local log_min_duration_statement = -1;
set local log_min_error_statement = 'panic';
select 'create role mover' where not exists (select from pg_roles where rolname = 'mover') \gexec
alter role mover login replication password :'password';
grant :"owner", pg_create_subscription, pg_read_all_stats to mover;
grant set on parameter deadlock_timeout to mover;
commit;
END
