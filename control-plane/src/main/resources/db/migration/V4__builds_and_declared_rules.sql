-- Which build of the candidate a run is about, as that has said itself; under which declared rules, one a line; and when it was
-- counted into last.
alter table shadow_run add column build text;
alter table shadow_run add column declared text not null default '';
alter table shadow_run add column counted_at timestamptz;

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
