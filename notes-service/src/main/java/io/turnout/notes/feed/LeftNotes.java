package io.turnout.notes.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The notes that deleted talks have left behind. */
@ApplicationScoped
class LeftNotes {
    private static final int TALKS_AT_ONCE = 100;

    private static final String MARKED = "select id from known_talks where notes_left order by id limit ? for update";
    private static final String DELETE = "delete from notes where talk_id = any(?)";
    private static final String UNMARK = "update known_talks set notes_left = false where id = any(?)";

    private final DataSource database;

    LeftNotes(DataSource database) {
        this.database = database;
    }

    /**
     * Deletes the notes of some talks that are marked, and the marks with them: both or neither, so that what a fence
     * refuses is still to be done.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean deleteSome() {
        try (Connection connection = database.getConnection()) {
            List<Long> talks = marked(connection);
            if (talks.isEmpty()) {
                return false;
            }
            Array ids = connection.createArrayOf("bigint", talks.toArray());
            run(connection, DELETE, ids);
            run(connection, UNMARK, ids);
            return talks.size() == TALKS_AT_ONCE;
        } catch (SQLException e) {
            throw new IllegalStateException("Notes of deleted talks cannot be deleted", e);
        }
    }

    private static List<Long> marked(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MARKED)) {
            select.setInt(1, TALKS_AT_ONCE);
            List<Long> talks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    talks.add(row.getLong(1));
                }
            }
            return talks;
        }
    }

    private static void run(Connection connection, String sql, Array ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, ids);
            statement.executeUpdate();
        }
    }
}
