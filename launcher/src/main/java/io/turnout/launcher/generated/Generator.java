package io.turnout.launcher.generated;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * Copies made-up talks and notes into the monolith, with what belongs to them: its change feed tells of the talks, and the
 * database gives out ids behind them. The services get them when datasets are moved.
 */
public final class Generator {
    /** As the monolith's own writers do before they take a position. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('changes'))";

    private final Connection monorail;
    private final Consumer<String> tell;

    /**
     * A generator into an open connection, which it commits.
     *
     * @param tell takes a line of progress now and then
     */
    public Generator(Connection monorail, Consumer<String> tell) {
        this.monorail = monorail;
        this.tell = tell;
    }

    /** Generates; nothing is there before all of it is. */
    public void generate(int talks, int notes, long seed) throws SQLException {
        Copy copy = new Copy(tell);
        MadeUp madeUp = new MadeUp(seed, talks);
        monorail.setAutoCommit(false);
        long firstTalk = 1 + last("talks");
        long firstNote = 1 + last("notes");
        // Taken at once and for good, so that whoever writes meanwhile gets ids behind these.
        takeIds("talks", firstTalk + talks - 1);
        takeIds("notes", firstNote + notes - 1);

        copy.rows(
                talks,
                "talks",
                number -> Rows.talk(firstTalk + number, madeUp.talk(number)),
                new Copy.Target(monorail, "talks", Rows.TALK_COLUMNS));
        copy.rows(
                notes,
                "notes",
                number -> note(madeUp, firstTalk, firstNote, number),
                new Copy.Target(monorail, "notes", Rows.NOTE_COLUMNS));
        if (hasFeed()) {
            // Last, because it holds up every other writer of talks until the commit.
            execute(ONE_AT_A_TIME);
            long firstPosition = 1 + number("select coalesce(max(position), 0) from changes");
            copy.rows(
                    talks,
                    "changes in the feed",
                    number -> change(madeUp, firstPosition, firstTalk, number),
                    new Copy.Target(monorail, "changes", Rows.CHANGE_COLUMNS));
        }
        monorail.commit();
        tell.accept("talks " + firstTalk + "–" + (firstTalk + talks - 1) + ", notes " + firstNote + "–"
                + (firstNote + notes - 1) + "; now the statistics");
        monorail.setAutoCommit(true);
        execute("analyze");
    }

    private static String note(MadeUp madeUp, long firstTalk, long firstNote, int number) {
        MadeUp.Note note = madeUp.note(number);
        return Rows.note(firstNote + number, firstTalk + note.talk(), note);
    }

    private static String change(MadeUp madeUp, long firstPosition, long firstTalk, int number) {
        return Rows.created(firstPosition + number, firstTalk + number, madeUp.talk(number));
    }

    private boolean hasFeed() throws SQLException {
        return number("select count(to_regclass('changes'))") == 1;
    }

    /** The last id given out or taken. */
    private long last(String table) throws SQLException {
        long given = number("select last_value from " + table + "_id_seq");
        return Math.max(given, number("select coalesce(max(id), 0) from " + table));
    }

    private void takeIds(String table, long upTo) throws SQLException {
        number("select setval('" + table + "_id_seq', " + upTo + ")");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = monorail.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = monorail.createStatement()) {
            statement.execute(sql);
        }
    }
}
