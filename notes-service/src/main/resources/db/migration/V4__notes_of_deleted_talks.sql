-- A talk's tombstone is set whether or not notes can be written here at the moment. Whether its notes are still to be
-- deleted is kept with it, until that is done.
alter table known_talks add column notes_left boolean not null default false;

create index known_talks_with_notes_left on known_talks (id) where notes_left;
