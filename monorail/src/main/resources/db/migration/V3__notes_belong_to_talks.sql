-- One schema, the legacy way: the database itself keeps notes and talks together.
alter table notes
  add constraint notes_talk_id_fkey foreign key (talk_id) references talks on delete cascade;
