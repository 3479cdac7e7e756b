-- Which build of which service ran, from when to when: as it was seen, or told.
create table deploy (
  id bigint generated always as identity primary key,
  service text not null,
  build text not null,
  -- when its code changed last, if somebody has told it
  changed_at timestamptz,
  first_seen timestamptz not null,
  last_seen timestamptz not null check (last_seen >= first_seen),
  -- when the service had been seen last before; null if never
  unseen_since timestamptz,
  told_by text,
  reason text
);
create index on deploy (service, last_seen);

-- When each service was looked at and has answered, without a gap that a deploy could hide in.
create table deploy_watch (
  service text not null,
  since timestamptz not null,
  until timestamptz not null check (until >= since),
  primary key (service, since)
);
