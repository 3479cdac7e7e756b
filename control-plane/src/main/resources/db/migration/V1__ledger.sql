-- Who leads. The epoch rises with each leader, and nothing is written for an epoch that is over.
create table leadership (
  one boolean primary key default true check (one),
  epoch bigint not null,
  holder text not null,
  since timestamptz not null
);

insert into leadership (epoch, holder, since) values (0, 'nobody', now());

-- What operators asked for. The number is the turn of a handover as well, so it must never be given out twice.
create table operation (
  turn bigint generated always as identity primary key,
  dataset text not null,
  kind text not null,
  requested_by text not null,
  reason text not null,
  idempotency_key text,
  requested_at timestamptz not null default clock_timestamp(),
  unique (requested_by, idempotency_key)
);

create index operation_by_dataset on operation (dataset, turn);

-- What was done, in the order in which it was decided; the whole truth about each dataset's state.
create table journal (
  id bigint generated always as identity primary key,
  dataset text not null,
  turn bigint not null references operation,
  epoch bigint not null,
  kind text not null check (kind in ('REQUESTED', 'BEGUN', 'ENDED', 'REFUSED', 'UNDOING', 'SETTLED')),
  -- the step, or the outcome of what settled
  subject text,
  detail text,
  evidence jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);

create index journal_by_dataset on journal (dataset, id);
create index journal_by_turn on journal (turn, id);

-- How far a verification is, so that it goes on where it was.
create table verification (
  turn bigint primary key references operation,
  dataset text not null,
  progress jsonb not null,
  changed_at timestamptz not null default clock_timestamp()
);
