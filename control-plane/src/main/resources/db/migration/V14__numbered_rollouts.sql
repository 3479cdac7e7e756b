-- A control plane of a version without reports may go on for a while beside one that has them, and begin and end rollouts. It knows no numbers: so that
-- what it does is not taken for a part of the rollout before, the database numbers each that begins, whoever begins it.
create function number_rollout() returns trigger language plpgsql as $$
begin
  -- what is proposed for one that is there already becomes an update
  if tg_op = 'INSERT' and (new.number is not null or exists (select from rollout where capability = new.capability)) then
    return new;
  end if;
  insert into release (capability, course) values (new.capability, new.course) returning number into new.number;
  return new;
end $$;

create trigger number_first before insert on rollout for each row execute function number_rollout();
create trigger number_again before update on rollout for each row
  when (old.phase in ('DONE', 'ROLLED_BACK') and new.phase not in ('DONE', 'ROLLED_BACK') and new.number is not distinct from old.number)
  execute function number_rollout();

create function number_rollout_log() returns trigger language plpgsql as $$
begin
  if new.number is null then
    select number, paused, approved into new.number, new.paused, new.approved from rollout where capability = new.capability;
  end if;
  return new;
end $$;

create trigger number_log before insert on rollout_log for each row execute function number_rollout_log();
