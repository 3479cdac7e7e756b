-- Feature flags: all of them, as they were from one change to the next, in flagd's format. The one with the greatest id holds.
create table flag_version (
  id bigint generated always as identity primary key,
  document text not null,
  changed_by text not null,
  reason text not null,
  at timestamptz not null default clock_timestamp()
);

-- Since when each flag is as it is.
create table flag_change (
  flag text primary key,
  at timestamptz not null default clock_timestamp()
);

-- What the file of flags had in it when it was looked at last: what is changed elsewhere stays so until the file is another one.
create table flag_file (
  only_one boolean primary key default true check (only_one),
  content text not null,
  refused text,
  at timestamptz not null default clock_timestamp()
);

-- How often gateways and services have asked for flags, by how that ended.
create table flag_evaluation (
  flag text not null,
  ending text not null,
  evaluations bigint not null,
  at timestamptz not null default clock_timestamp(),
  primary key (flag, ending)
);

-- Of each process, the last report that was taken, so that a repeated one is not counted again.
create table flag_reporter (
  process text primary key,
  sequence bigint not null,
  at timestamptz not null default clock_timestamp()
);
