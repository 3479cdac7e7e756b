-- What each side has answered of each capability, by all gateways; for a short time, to be looked at. Nothing is decided by it.
create table traffic (
  -- the 5 seconds that it is of: seconds since 1970, divided by 5
  slot bigint not null,
  capability text not null,
  candidate boolean not null,
  failed bigint not null,
  -- of all answers, by the buckets of the module judging
  latencies bigint[] not null,
  primary key (slot, capability, candidate)
);

-- Of each gateway, the last report that was taken, so that a repeated one is not counted again.
create table traffic_reporter (
  gateway text primary key,
  sequence bigint not null,
  at timestamptz not null default clock_timestamp()
);
