#!/bin/sh
# Makes the roles of a database in a container, or gives them their passwords anew: the owner, as whom its app connects, and
# the mover, as whom the control plane moves its rows. Neither is a superuser. It runs at each start, because a volume may be
# older than what this takes, or than a password. Outside of containers the launcher does the same.
#
#   PGHOST, PGUSER, PGDATABASE   the database and a superuser
#   SUPERUSER_PASSWORD_FILE      the superuser's password; not set where the server asks for none
#   OWNER                        the role that owns the database
#   OWNER_PASSWORD_FILE          its password
#   MOVER_PASSWORD_FILE          the mover's; not set where nothing moves
set -eu

PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-5}
export PGCONNECT_TIMEOUT

# a role without a password, or with an empty one, would be found out much later
for file in "${OWNER_PASSWORD_FILE:?is not set}" ${MOVER_PASSWORD_FILE:+"$MOVER_PASSWORD_FILE"} \
  ${SUPERUSER_PASSWORD_FILE:+"$SUPERUSER_PASSWORD_FILE"}; do
  if [ ! -r "$file" ] || ! grep -q . "$file"; then
    echo "roles: $file is empty or cannot be read." >&2
    exit 1
  fi
done

if [ -n "${SUPERUSER_PASSWORD_FILE:-}" ]; then
  PGPASSWORD=$(cat "$SUPERUSER_PASSWORD_FILE")
  export PGPASSWORD
fi

tries=0
until psql -qtAc 'select 1' >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -ge 240 ]; then
    # once more, to say what is wrong; whatever comes of it, this start has failed
    psql -qtAc 'select 1' >/dev/null || true
    echo "roles: ${PGHOST:-the server} did not answer in $tries tries." >&2
    exit 1
  fi
  sleep 0.5
done

# `role NAME PASSWORD_FILE`: makes one that may log in. The password is in a statement: no log of the server may quote it, nor
# psql the statement that failed.
role() {
  FILE=$2 psql -q -v ON_ERROR_STOP=1 -v "role=$1" <<'END'
\set password `cat "$FILE"`
\set VERBOSITY terse
\set SHOW_CONTEXT never
begin;
set local log_statement = 'none';
set local log_min_duration_statement = -1;
set local log_min_error_statement = 'panic';
select format('create role %I', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
alter role :"role" login password :'password';
commit;
END
}

role "${OWNER:?is not set}" "$OWNER_PASSWORD_FILE"
psql -q -v ON_ERROR_STOP=1 -v "owner=$OWNER" <<'END'
alter database :"DBNAME" owner to :"owner";
END

if [ -n "${MOVER_PASSWORD_FILE:-}" ]; then
  role mover "$MOVER_PASSWORD_FILE"
  psql -q -v ON_ERROR_STOP=1 -v "owner=$OWNER" <<'END'
alter role mover replication;
grant :"owner", pg_create_subscription, pg_read_all_stats to mover;
grant set on parameter deadlock_timeout to mover;
END
fi
