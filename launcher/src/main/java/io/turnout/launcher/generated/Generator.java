package io.turnout.launcher.generated;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * Copies made-up talks and notes into both sides, the same rows under the same ids, with what belongs to them: the change
 * feed tells of the talks, notes-service knows them, and the databases give out ids behind them.
 */
public final class Generator {
    private final Connection monorail;
    private final Connection talksDb;
    private final Connection notesDb;
    private final Consumer<String> tell;

    /**
     * A generator into open connections, which it commits.
     *
     * @param tell takes a line of progress now and then
     */
    public Generator(Connection monorail, Connection talksDb, Connection notesDb, Consumer<String> tell) {
        this.monorail = monorail;
        this.talksDb = talksDb;
        this.notesDb = notesDb;
        this.tell = tell;
    }

    /** Generates; nothing is there before all of it is. */
    public void generate(int talks, int notes, long seed) throws SQLException {
        Copy copy = new Copy(tell);
        MadeUp madeUp = new MadeUp(seed, talks);
        for (Connection each : List.of(monorail, talksDb, notesDb)) {
            each.setAutoCommit(false);
        }
        long firstTalk = 1 + Math.max(last(monorail, "talks"), last(talksDb, "talks"));
        long firstNote = 1 + Math.max(last(monorail, "notes"), last(notesDb, "notes"));
        // Taken at once and for good, so that whoever writes meanwhile gets ids behind these.
        takeIds("talks", firstTalk + talks - 1, monorail, talksDb);
        takeIds("notes", firstNote + notes - 1, monorail, notesDb);

        copy.rows(
                talks,
                "talks",
                number -> Rows.talk(firstTalk + number, madeUp.talk(number)),
                List.of(
                        new Copy.Target(monorail, "talks", Rows.TALK_COLUMNS),
                        new Copy.Target(talksDb, "talks", Rows.TALK_COLUMNS)));
        copy.rows(
                notes,
                "notes",
                number -> note(madeUp, firstTalk, firstNote, number),
                List.of(
                        new Copy.Target(monorail, "notes", Rows.NOTE_COLUMNS),
                        new Copy.Target(notesDb, "notes", Rows.NOTE_COLUMNS)));
        copy.rows(
                talks,
                "talks known to notes-service",
                number -> Rows.known(firstTalk + number),
                List.of(new Copy.Target(notesDb, "known_talks", Rows.KNOWN_TALK_COLUMNS)));
        // Last, because it holds up every other writer of talks until the commit.
        long firstPosition = 1 + takePositions(talks);
        copy.rows(
                talks,
                "changes in the feed",
                number -> change(madeUp, firstPosition, firstTalk, number),
                List.of(new Copy.Target(talksDb, "changes", Rows.CHANGE_COLUMNS)));
        for (Connection each : List.of(monorail, notesDb, talksDb)) {
            each.commit();
        }
        tell.accept("talks " + firstTalk + "–" + (firstTalk + talks - 1) + ", notes " + firstNote + "–"
                + (firstNote + notes - 1) + "; now the statistics");
        for (Connection each : List.of(monorail, talksDb, notesDb)) {
            each.setAutoCommit(true);
            execute(each, "analyze");
        }
    }

    private static String note(MadeUp madeUp, long firstTalk, long firstNote, int number) {
        MadeUp.Note note = madeUp.note(number);
        return Rows.note(firstNote + number, firstTalk + note.talk(), note);
    }

    private static String change(MadeUp madeUp, long firstPosition, long firstTalk, int number) {
        return Rows.created(firstPosition + number, firstTalk + number, madeUp.talk(number));
    }

    /** The last id given out or taken. */
    private static long last(Connection connection, String table) throws SQLException {
        long given = number(connection, "select last_value from " + table + "_id_seq");
        return Math.max(given, number(connection, "select coalesce(max(id), 0) from " + table));
    }

    private static void takeIds(String table, long upTo, Connection... connections) throws SQLException {
        for (Connection each : connections) {
            number(each, "select setval('" + table + "_id_seq', " + upTo + ")");
        }
    }

    private long takePositions(int count) throws SQLException {
        return number(
                        talksDb,
                        "with taken as (update change_counter set position = position + " + count
                                + " returning position) select position from taken")
                - count;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
