package io.turnout.notes.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * What this service has made of the feed: known talks, tombstones, and the position up to which it has. A change takes
 * effect once, however often and from whichever side it comes; whoever else applies changes at the same time waits for
 * the cursor. Nothing here is part of a dataset that moves, so no fence stands in the way.
 */
@ApplicationScoped
class AppliedChanges {
    private static final String CURSOR = "select position from feed_cursor";
    private static final String MOVE = "update feed_cursor set position = ?";

    private static final String KNOW = """
            insert into known_talks (id) select distinct id from unnest(?) as id order by id
            on conflict (id) do nothing
            """;

    /** Waits for notes that are just being added to these talks, so that whoever deletes the notes then sees them. */
    private static final String BURY = """
            insert into known_talks (id, deleted, notes_left)
            select distinct id, true, true from unnest(?) as id order by id
            on conflict (id) do update set deleted = true, notes_left = true
            """;

    private final DataSource database;
    private final Event<Buried> buried;

    AppliedChanges(DataSource database, Event<Buried> buried) {
        this.database = database;
        this.buried = buried;
    }

    /** Sent when talks have been marked as deleted; observed once it is committed. */
    record Buried() {}

    /** Position of the last change that was applied. */
    long position() {
        try (Connection connection = database.getConnection()) {
            return position(connection, "");
        } catch (SQLException e) {
            throw new IllegalStateException("The feed's cursor cannot be read", e);
        }
    }

    /**
     * Applies the changes that are next, and moves the cursor, in one transaction. Where one is missing it stops: the
     * side that told these may not have it yet, and another may bring it.
     *
     * @param changes in the order of their positions
     * @return position of the last change that was applied, now or before
     */
    @Transactional
    long apply(List<TalkChange> changes) {
        try (Connection connection = database.getConnection()) {
            long position = position(connection, " for update");
            List<TalkChange> next = next(position, changes);
            if (next.isEmpty()) {
                return position;
            }
            write(connection, KNOW, next, change -> !change.isDeletion());
            if (write(connection, BURY, next, TalkChange::isDeletion)) {
                buried.fire(new Buried());
            }
            try (PreparedStatement move = connection.prepareStatement(MOVE)) {
                move.setLong(1, next.getLast().position());
                move.executeUpdate();
            }
            return next.getLast().position();
        } catch (SQLException e) {
            throw new IllegalStateException("Changes of talks cannot be applied", e);
        }
    }

    private static List<TalkChange> next(long position, List<TalkChange> changes) {
        List<TalkChange> next = new ArrayList<>();
        for (TalkChange change : changes) {
            if (change.position() == position + next.size() + 1) {
                next.add(change);
            }
        }
        return next;
    }

    private static long position(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CURSOR + lock);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean write(Connection connection, String sql, List<TalkChange> next, Predicate<TalkChange> which)
            throws SQLException {
        Object[] ids = next.stream().filter(which).map(TalkChange::id).toArray();
        if (ids.length > 0) {
            try (PreparedStatement write = connection.prepareStatement(sql)) {
                write.setArray(1, connection.createArrayOf("bigint", ids));
                write.executeUpdate();
            }
        }
        return ids.length > 0;
    }
}
