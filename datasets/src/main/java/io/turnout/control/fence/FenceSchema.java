package io.turnout.control.fence;

import io.turnout.control.database.Session;

/** What the fences of a database need there: the schema {@code turnout}. Creating it twice changes nothing. */
final class FenceSchema {
    /** Creations at the same time would collide in the catalog. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('turnout.fence'))";

    static final String DDL = """
            create schema if not exists turnout;
            grant usage on schema turnout to public;

            create table if not exists turnout.fence (
              dataset text primary key,
              open boolean not null,
              turn bigint not null default 0,
              epoch bigint not null,
              filled boolean not null default false,
              -- the turn in which rows were looked for whose deletion a cascade had left to this side
              swept bigint not null default 0,
              changed_at timestamptz not null default clock_timestamp()
            );
            alter table turnout.fence add column if not exists swept bigint not null default 0;
            grant select on turnout.fence to public;

            create table if not exists turnout.token (
              dataset text not null,
              turn bigint not null,
              sequences jsonb not null,
              issued_at timestamptz not null default clock_timestamp(),
              primary key (dataset, turn)
            );

            -- In read committed each query of a volatile function sees what is committed by now. Above that it sees the
            -- transaction's snapshot, which may be older than the fence's closing: a share lock fails if it is.
            create or replace function turnout.is_open(name text) returns boolean
              language plpgsql security definer set search_path = pg_catalog, pg_temp as $is_open$
            declare
              is_open boolean;
            begin
              if current_setting('transaction_isolation') in ('read committed', 'read uncommitted') then
                select f.open into is_open from turnout.fence f where f.dataset = name;
              else
                select f.open into is_open from turnout.fence f where f.dataset = name for share;
              end if;
              return is_open is true;
            end
            $is_open$;

            create or replace function turnout.refuse(dataset text, operation text, relation oid) returns void
              language plpgsql set search_path = pg_catalog, pg_temp as $refuse$
            begin
              raise exception using
                errcode = 'TN001',
                message = format('dataset "%s" is not written in this database now', dataset),
                detail = format('%s on %s was refused as a whole.', operation, relation::regclass),
                hint = 'Repeat the write where the dataset lives now, or wait: it may be on its way.',
                schema = (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where c.oid = relation),
                table = (select c.relname from pg_class c where c.oid = relation);
            end
            $refuse$;

            -- What a rehearsal has written goes through closed fences and can never be committed: a row in here is refused
            -- at the end of its transaction, whatever the session's settings are by then.
            create table if not exists turnout.rehearsal (at timestamptz not null default clock_timestamp());

            create or replace function turnout.never() returns trigger
              language plpgsql set search_path = pg_catalog, pg_temp as $never$
            begin
              raise exception using errcode = 'TN002', message = 'a rehearsal is rolled back, never committed';
            end
            $never$;

            do $rehearsal$
            begin
              if not exists (select from pg_trigger where tgrelid = 'turnout.rehearsal'::regclass and tgname = 'never') then
                create constraint trigger never after insert on turnout.rehearsal
                  deferrable initially deferred for each row execute function turnout.never();
              end if;
            end
            $rehearsal$;

            create or replace function turnout.guard() returns trigger
              language plpgsql security definer set search_path = pg_catalog, pg_temp as $guard$
            begin
              if current_setting('turnout.rehearsal', true) = 'on' and tg_op <> 'TRUNCATE' then
                insert into turnout.rehearsal default values;
                return null;
              end if;
              if turnout.is_open(tg_argv[0]) then
                return null;
              end if;
              -- a delete that another statement has caused: turnout.keep looks at each of its rows
              if tg_op = 'DELETE' and pg_trigger_depth() > 1 and exists (
                  select from pg_trigger t where t.tgrelid = tg_relid and t.tgname like 'turnout\\_cascade\\_%'
                    and t.tgfoid = 'turnout.keep()'::regprocedure and t.tgenabled in ('O', 'A') and t.tgtype = 11) then
                return null;
              end if;
              perform turnout.refuse(tg_argv[0], tg_op, tg_relid);
              return null;
            end
            $guard$;

            -- Of a row whose parent is gone, by a cascade, while this side is closed: it stays until its owner deletes it.
            create or replace function turnout.keep() returns trigger
              language plpgsql security definer set search_path = pg_catalog, pg_temp as $keep$
            declare
              is_gone boolean;
            begin
              if turnout.is_open(tg_argv[0]) then
                return old;
              end if;
              execute format('select not exists (select from %s p where p.%s = ($1).%s)', tg_argv[2], tg_argv[3], tg_argv[1])
                into is_gone using old;
              if not is_gone then
                perform turnout.refuse(tg_argv[0], tg_op, tg_relid);
              end if;
              return null;
            end
            $keep$;
            """;

    private FenceSchema() {}

    /** Whether an older version has put it up, whose fences let no rehearsals through. */
    static boolean isOld(Session session) {
        return session.row("select to_regclass('turnout.rehearsal') is null as old")
                .orElseThrow()
                .flag("old");
    }

    /** Call it inside a transaction; it waits for all who write behind a fence. */
    static void create(Session session) {
        session.rows(ONE_AT_A_TIME);
        session.run(DDL);
    }
}
