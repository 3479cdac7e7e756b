-- What share of a capability's subjects reads from its candidate before the data has moved there.
create table canary (
  capability text primary key,
  percent double precision not null check (percent between 0 and 100)
);

-- Who changed what, and why.
create table canary_log (
  id bigint generated always as identity primary key,
  capability text not null,
  percent double precision not null,
  changed_by text not null,
  reason text not null,
  at timestamptz not null default clock_timestamp()
);
