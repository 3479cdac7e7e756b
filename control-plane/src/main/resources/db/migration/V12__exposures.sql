-- Each rollout, also one of a capability that had one before. Of what was kept earlier nothing more is known than its log.
create table release (
  number bigint generated always as identity primary key,
  capability text not null,
  course jsonb not null,
  begun_at timestamptz not null default clock_timestamp()
);
create index on release (capability, number);

alter table rollout add column number bigint;
alter table rollout_log add column number bigint;
alter table rollout_log add column paused boolean;
alter table rollout_log add column approved boolean;
create index on rollout_log (number, id);

-- What each build of a candidate did in each step of a rollout, and what the legacy side did in the same time; kept when the step is over.
create table exposure (
  number bigint not null references release on delete cascade,
  step int not null,
  -- empty for one that does not say which it is; null for the legacy side
  build text,
  failed bigint not null default 0,
  latencies jsonb not null default '[]',
  -- of the legacy side, since the build was first heard of
  beside_failed bigint not null default 0,
  beside_latencies jsonb not null default '[]',
  -- a sketch of the different ones; null if nobody has told
  subjects bytea,
  first_at timestamptz not null default clock_timestamp(),
  last_at timestamptz not null default clock_timestamp()
);
create unique index on exposure (number, step, build) nulls not distinct;

-- How many requests came in the course of a step, for pictures: in moments that are the wider, the longer the step lasts.
create table exposure_moment (
  number bigint not null references release on delete cascade,
  step int not null,
  -- since the step began
  second bigint not null,
  -- how many it lasts
  seconds bigint not null,
  candidate bigint not null,
  candidate_failed bigint not null,
  legacy bigint not null,
  legacy_failed bigint not null,
  primary key (number, step, second)
);
