package io.turnout.checker.operator;

import io.turnout.checker.site.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The control plane's journal, read in its database: what it says must not depend on whether somebody answers. */
final class Ledger {
    private static final String TAIL = """
            select string_agg(line, E'\\n' order by id) from (
              select id, format('%s %s %s %s %s (epoch %s) %s', to_char(at, 'HH24:MI:SS.MS'), turn, kind, subject,
                coalesce(detail, ''), epoch, case when evidence = '{}' then '' else left(evidence::text, 300) end) as line
              from journal where dataset = ? order by id desc limit 20) t
            """;
    private static final String OUTCOMES = """
            select o.kind || ' ' || coalesce(j.subject, 'UNSETTLED'), count(*)
            from operation o left join journal j on j.turn = o.turn and j.kind = 'SETTLED'
            where o.turn > ? group by 1
            """;

    private final Side control;
    private final long before;

    private Ledger(Side control, long before) {
        this.control = control;
        this.before = before;
    }

    /** For what is asked for from now on. */
    static Ledger from(Side control) throws SQLException {
        try (Connection connection = control.connect();
                ResultSet row =
                        connection.createStatement().executeQuery("select coalesce(max(turn), 0) from operation")) {
            row.next();
            return new Ledger(control, row.getLong(1));
        }
    }

    String tail(String dataset) throws SQLException {
        try (Connection connection = control.connect();
                PreparedStatement select = connection.prepareStatement(TAIL)) {
            select.setString(1, dataset);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    Map<String, Integer> outcomes() throws SQLException {
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Connection connection = control.connect();
                PreparedStatement select = connection.prepareStatement(OUTCOMES)) {
            select.setLong(1, before);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    outcomes.put(row.getString(1), row.getInt(2));
                }
            }
        }
        return outcomes;
    }
}
