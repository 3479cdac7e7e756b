package io.turnout.control.fence;

import io.turnout.control.database.TableName;
import java.util.ArrayList;
import java.util.List;

/** What the fence's changes run, for people who want to read it first. */
public final class FenceSql {
    private FenceSql() {}

    /** Without the privileges and comments that go with it. */
    public static List<String> install(String dataset, List<TableName> tables, boolean open) {
        List<String> sql = new ArrayList<>(List.of(
                FenceSchema.DDL.strip(),
                "insert into turnout.fence (dataset, open, epoch) values ('%s', %s, …)".formatted(dataset, open)));
        for (TableName table : tables) {
            sql.add("""
                    create or replace trigger turnout_fence
                      before insert or update or delete or truncate on %s
                      for each statement execute function turnout.guard('%s')""".formatted(table.quoted(), dataset));
        }
        sql.add("create or replace trigger turnout_cascade_… before delete … for each row when (pg_trigger_depth() > 0)"
                + " execute function turnout.keep('%s', …), for each cascade from a table outside".formatted(dataset));
        return sql;
    }

    public static List<String> close(String dataset) {
        return List.of(
                "update turnout.fence set open = false, turn = … where dataset = '%s'".formatted(dataset),
                "select … from pg_locks, until the writers in flight have ended",
                "insert into turnout.token (dataset, turn, sequences) values ('%s', …)".formatted(dataset));
    }

    public static List<String> open(String dataset) {
        return List.of(
                "select from turnout.token where dataset = '%s' and turn = …".formatted(dataset),
                "select setval(…), for each sequence that the token names",
                "update turnout.fence set open = true, turn = … where dataset = '%s'".formatted(dataset));
    }
}
