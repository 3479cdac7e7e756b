-- What was asked to be migrated; one at a time.
create table migration (
  number bigint generated always as identity primary key,
  goal text not null,
  itinerary jsonb not null,
  phase text not null,
  paused boolean not null default false,
  -- datasets whose cutover somebody has consented to
  approved jsonb not null default '[]',
  -- rises with each change, so that nobody decides on what has changed meanwhile
  version bigint not null default 1,
  begun_at timestamptz not null default clock_timestamp(),
  -- begun, resumed or turned back: what failed before is tried again
  since timestamptz not null default clock_timestamp(),
  -- as it was decided on last
  waiting_for text,
  reason text not null,
  evidence jsonb not null default '{}'
);
create unique index one_migration on migration ((true)) where phase in ('UNDER_WAY', 'GOING_BACK');

-- What was done about each, by whom and why, and on what grounds.
create table migration_log (
  id bigint generated always as identity primary key,
  number bigint not null references migration,
  phase text not null,
  action text not null,
  done_by text not null,
  reason text not null,
  evidence jsonb not null,
  at timestamptz not null default clock_timestamp()
);
