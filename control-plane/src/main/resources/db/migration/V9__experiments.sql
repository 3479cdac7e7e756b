-- A/B experiments: which variants of a flag are held against each other, and by what.
create table experiment (
  key text primary key,
  flag text not null,
  -- what was settled before it began: cohorts with their weights, the control first, and the chances to err
  plan jsonb not null,
  outcome text not null,
  -- how long after it was exposed a subject's outcome still counts, in seconds; and in what steps it is looked at
  window_seconds bigint not null check (window_seconds > 0),
  step_seconds bigint not null check (step_seconds > 0),
  started_at timestamptz not null default clock_timestamp(),
  started_by text not null,
  reason text not null,
  ended_at timestamptz,
  ended_by text,
  ended_because text,
  kept text
);
-- one at a time divides the subjects of a flag
create unique index experiment_under_way on experiment (flag) where ended_at is null;

-- Each subject once: what it was shown first, and when it had the outcome, by this database's clock.
create table experiment_exposure (
  experiment text not null references experiment (key),
  subject text not null,
  variant text not null,
  exposed_at timestamptz not null default clock_timestamp(),
  outcome_at timestamptz,
  primary key (experiment, subject)
);
create index experiment_exposure_settled on experiment_exposure (experiment, exposed_at);

-- What the guardrail is about, by cohort and second.
create table experiment_answers (
  experiment text not null references experiment (key),
  variant text not null,
  second bigint not null,
  answers bigint not null,
  failed bigint not null,
  primary key (experiment, second, variant)
);

-- Of each gateway, the last report that was taken, so that a repeated one is not counted again.
create table experiment_reporter (
  gateway text primary key,
  sequence bigint not null,
  at timestamptz not null default clock_timestamp()
);
