-- Where each candidate is on its way; of a capability, the last rollout.
create table rollout (
  capability text primary key,
  course jsonb not null,
  phase text not null,
  step int not null,
  paused boolean not null,
  approved boolean not null,
  -- rises with each change, so that nobody decides on what has changed meanwhile
  version bigint not null,
  since timestamptz not null default clock_timestamp(),
  -- what the step is judged by has been told after this window
  after_window bigint not null,
  -- as it was decided on last
  waiting_for text,
  reason text not null,
  evidence jsonb not null default '{}'
);

-- What became of them, by whom and why, and on what grounds.
create table rollout_log (
  id bigint generated always as identity primary key,
  capability text not null,
  phase text not null,
  step int not null,
  percent double precision not null,
  changed_by text not null,
  reason text not null,
  evidence jsonb not null,
  at timestamptz not null default clock_timestamp()
);

-- What gateways have counted of steps under way. Numbered in the order of their commits.
create table trial_window (
  id bigint generated always as identity primary key,
  capability text not null,
  counts jsonb not null,
  at timestamptz not null default clock_timestamp()
);
create index on trial_window (capability, id);

-- Each window is taken once, however often it is told.
create table trial_reporter (
  gateway text primary key,
  sequence bigint not null,
  at timestamptz not null default clock_timestamp()
);
