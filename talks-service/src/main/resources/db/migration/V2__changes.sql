-- The change feed is its own outbox: a row is written in the transaction of the change that it tells of.
create table changes (
  position bigint primary key,
  type text not null check (type in ('talk.created', 'talk.updated', 'talk.deleted')),
  talk_id bigint not null,
  at timestamptz(6) not null,
  talk text
);

-- One row, not a sequence: its lock is held until commit, so positions are given out in commit order, and a
-- rollback takes its position back. A sequence would do neither.
create table change_counter (
  one boolean primary key default true check (one),
  position bigint not null
);

insert into change_counter (position) values (0);
