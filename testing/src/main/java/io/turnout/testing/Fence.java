package io.turnout.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A dataset's fence in an app's own database, as the control plane puts it there; open at first. */
public final class Fence {
    private static final String SCHEMA = """
            create schema if not exists turnout;
            grant usage on schema turnout to public;
            create table if not exists turnout.fence (
              dataset text primary key,
              open boolean not null,
              turn bigint not null default 0,
              epoch bigint not null,
              filled boolean not null default false,
              changed_at timestamptz not null default clock_timestamp()
            );
            grant select on turnout.fence to public;
            create table if not exists turnout.rehearsal (at timestamptz not null default clock_timestamp());
            create or replace function turnout.never() returns trigger language plpgsql as $never$
            begin
              raise exception using errcode = 'TN002', message = 'a rehearsal is rolled back, never committed';
            end
            $never$;
            drop trigger if exists never on turnout.rehearsal;
            create constraint trigger never after insert on turnout.rehearsal
              deferrable initially deferred for each row execute function turnout.never();
            create or replace function turnout.guard() returns trigger
              language plpgsql security definer set search_path = pg_catalog, pg_temp as $guard$
            declare
              is_open boolean;
            begin
              if current_setting('turnout.rehearsal', true) = 'on' and tg_op <> 'TRUNCATE' then
                insert into turnout.rehearsal default values;
                return null;
              end if;
              select f.open into is_open from turnout.fence f where f.dataset = tg_argv[0];
              if is_open is not true then
                raise exception using
                  errcode = 'TN001',
                  message = format('dataset "%s" is not written in this database now', tg_argv[0]);
              end if;
              return null;
            end
            $guard$;
            """;

    private static final String GUARD = """
            create or replace trigger turnout_fence before insert or update or delete or truncate on %s
            for each statement execute function turnout.guard('%s')
            """;

    private final DataSource database;
    private final String dataset;

    private Fence(DataSource database, String dataset) {
        this.database = database;
        this.dataset = dataset;
    }

    /** Puts a fence around tables; again, it opens the one that is there. */
    public static Fence around(DataSource database, String dataset, String... tables) throws SQLException {
        Fence fence = new Fence(database, dataset);
        fence.run(SCHEMA);
        fence.run("insert into turnout.fence (dataset, open, epoch) values ('" + dataset
                + "', true, 1) on conflict (dataset) do update set open = true");
        for (String table : tables) {
            fence.run(GUARD.formatted(table, dataset));
        }
        return fence;
    }

    public void open() throws SQLException {
        turn(true);
    }

    public void close() throws SQLException {
        turn(false);
    }

    private void turn(boolean open) throws SQLException {
        run("update turnout.fence set open = " + open + ", turn = turn + 1 where dataset = '" + dataset + "'");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
