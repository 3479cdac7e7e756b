-- One switch that stops all comparing of answers.
create table shadow_switch (
  one boolean primary key default true check (one),
  stopped boolean not null
);

insert into shadow_switch (stopped) values (false);

-- What share of a capability's subjects has its answers compared.
create table shadow_share (
  capability text primary key,
  percent double precision not null check (percent between 0 and 100)
);

-- What is counted together: it ends when the candidate becomes another one.
create table shadow_run (
  run bigint generated always as identity primary key,
  capability text not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  counts jsonb,
  settled bigint not null default 0,
  not_compared jsonb not null default '{}',
  rules jsonb not null default '[]',
  examples jsonb not null default '[]'
);

create unique index shadow_run_under_way on shadow_run (capability) where ended_at is null;
create index shadow_run_by_capability on shadow_run (capability, run);

-- Who changed what, and why.
create table shadow_log (
  id bigint generated always as identity primary key,
  capability text,
  change text not null,
  changed_by text not null,
  reason text not null,
  at timestamptz not null default clock_timestamp()
);

-- The last report of each gateway that was counted, so that none is counted twice.
create table shadow_reporter (
  gateway text primary key,
  sequence bigint not null,
  at timestamptz not null default clock_timestamp()
);
