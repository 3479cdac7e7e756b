package library;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** All that an app behind the gateway says of moving data: who writes it, by the fence in the app's own database. */
final class Fences {
    /** Of a request: the datasets whose fences the gateway wants to know, such as {@code loans}. */
    static final String ASKED = "Turnout-Datasets";
    /** Of an answer: how they were, such as {@code loans;open=?1;turn=0}. */
    static final String ANSWERED = "Turnout-Fence";
    /** Of an answer: a fence refused the write, and nothing was changed. */
    static final String REFUSED = "Turnout-Fenced";

    private static final String REFUSAL = "TN001";
    private static final Pattern NAMES = Pattern.compile("[a-z0-9-]+(, *[a-z0-9-]+)*");

    private static final String IS_THERE = "select to_regclass('turnout.fence') is not null";
    private static final String FENCES = """
            select string_agg(format('%s;open=?%s;turn=%s', dataset, open::int, turn), ', ')
            from turnout.fence where dataset = any (regexp_split_to_array(?, ', *'))
            """;

    private Fences() {}

    /** Look before you work on the request: a side that was open then has everything that anybody was told was written. */
    static String look(Connection database, String asked) throws SQLException {
        return asked != null
                        && NAMES.matcher(asked).matches()
                        && text(database, IS_THERE, null).equals("t")
                ? text(database, FENCES, asked)
                : null;
    }

    static boolean hasRefused(SQLException failure) {
        return REFUSAL.equals(failure.getSQLState());
    }

    private static String text(Connection database, String query, String parameter) throws SQLException {
        try (PreparedStatement select = database.prepareStatement(query)) {
            if (parameter != null) {
                select.setString(1, parameter);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
