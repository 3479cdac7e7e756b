-- Text for text the same in the monolith and in notes-service: rows are replicated between the two.

-- Subject of who wrote the note. What was written before has none, and nobody may change it through the API.
alter table notes add column owner text;
