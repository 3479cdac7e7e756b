-- What requests to a capability can show, by the API's description: what of it never was, is told.
alter table shadow_run add column expected jsonb not null default '{"fields": [], "exercised": []}';
