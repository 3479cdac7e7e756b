-- Which build of the candidate a run is about, as that has said itself.
alter table shadow_run add column build text;

create index shadow_run_by_build on shadow_run (capability, build, run);

-- What operators have declared to be no difference, beside what the plan says.
create table shadow_rule (
  capability text not null,
  rule text not null,
  because text not null,
  declared_by text not null,
  declared_at timestamptz not null default clock_timestamp(),
  primary key (capability, rule)
);
