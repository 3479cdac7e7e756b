-- What the talks' change feed has told so far. A deleted talk stays as a tombstone: no late or repeated event, and no
-- note on its way in, brings it back.
create table known_talks (
  id bigint primary key,
  deleted boolean not null default false
);

-- How far the feed has been applied; moved in the transaction that applies it.
create table feed_cursor (
  one boolean primary key default true check (one),
  position bigint not null
);

insert into feed_cursor (position) values (0);
