-- Another guardrail: answers that took too long.
alter table experiment_answers add column slow bigint not null default 0;
