-- Text for text the same in the monolith and in talks-service: rows are replicated between the two.

-- The change feed is its own outbox: a row is written in the transaction of the change that it tells of.
create table changes (
  position bigint primary key,
  type text not null check (type in ('talk.created', 'talk.updated', 'talk.deleted')),
  talk_id bigint not null,
  at timestamptz(6) not null,
  talk text
);

-- What is there already, as if it were created now: who follows the feed knows of every talk.
create function pg_temp.instant(at timestamptz) returns text
  language sql immutable
  return to_char(at at time zone 'UTC', case
    when date_trunc('second', at) = at then 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
    when date_trunc('milliseconds', at) = at then 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
    else 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' end);

insert into changes (position, type, talk_id, at, talk)
select row_number() over (order by talks.id), 'talk.created', talks.id, created_at, row_to_json(shown)::text
from talks cross join lateral (
  select id, title, abstract, speakers, company, track, day,
    to_char(starts_at, 'HH24:MI') as start, to_char(ends_at, 'HH24:MI') as "end", room,
    slides_url as "slidesUrl", version,
    pg_temp.instant(created_at) as "createdAt", pg_temp.instant(updated_at) as "updatedAt") as shown;

drop function pg_temp.instant(timestamptz);
