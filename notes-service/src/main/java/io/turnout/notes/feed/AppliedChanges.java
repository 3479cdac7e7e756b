package io.turnout.notes.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * What this service has made of the feed: known talks, tombstones, and the position up to which it has. A change takes
 * effect once, however often it comes; whoever else applies changes at the same time waits for the cursor.
 */
@ApplicationScoped
class AppliedChanges {
    private static final String CURSOR = "select position from feed_cursor";
    private static final String MOVE = "update feed_cursor set position = ?";

    private static final String KNOW = """
            insert into known_talks (id) select distinct id from unnest(?) as id order by id
            on conflict (id) do nothing
            """;

    /** Waits for notes that are just being added to these talks; see them in the next statement and delete them too. */
    private static final String BURY = """
            insert into known_talks (id, deleted) select distinct id, true from unnest(?) as id order by id
            on conflict (id) do update set deleted = true
            """;

    private static final String DELETE_NOTES = "delete from notes where talk_id = any(?)";

    private final DataSource database;

    AppliedChanges(DataSource database) {
        this.database = database;
    }

    /** Position of the last change that was applied. */
    long position() {
        try (Connection connection = database.getConnection()) {
            return position(connection, "");
        } catch (SQLException e) {
            throw new IllegalStateException("The feed's cursor cannot be read", e);
        }
    }

    /**
     * Applies the changes that are new, and moves the cursor, in one transaction.
     *
     * @throws IllegalStateException if changes are missing before these
     */
    @Transactional
    void apply(List<TalkChange> changes) {
        try (Connection connection = database.getConnection()) {
            long position = position(connection, " for update");
            List<TalkChange> news = changes.stream()
                    .filter(change -> change.position() > position)
                    .toList();
            if (news.isEmpty()) {
                return;
            }
            requireGapless(position, news);
            write(connection, KNOW, news, change -> !change.isDeletion());
            write(connection, BURY, news, TalkChange::isDeletion);
            write(connection, DELETE_NOTES, news, TalkChange::isDeletion);
            try (PreparedStatement move = connection.prepareStatement(MOVE)) {
                move.setLong(1, news.getLast().position());
                move.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Changes of talks cannot be applied", e);
        }
    }

    private static void requireGapless(long position, List<TalkChange> news) {
        long expected = position + 1;
        for (TalkChange change : news) {
            if (change.position() != expected++) {
                throw new IllegalStateException("The feed skips position " + (expected - 1));
            }
        }
    }

    private static long position(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CURSOR + lock);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void write(Connection connection, String sql, List<TalkChange> news, Predicate<TalkChange> which)
            throws SQLException {
        Object[] ids = news.stream().filter(which).map(TalkChange::id).toArray();
        if (ids.length > 0) {
            try (PreparedStatement write = connection.prepareStatement(sql)) {
                write.setArray(1, connection.createArrayOf("bigint", ids));
                write.executeUpdate();
            }
        }
    }
}
