package io.turnout.talks.feed;

import io.turnout.platform.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The change feed: an outbox that is read as it is. */
@ApplicationScoped
public class Changes {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('changes'))";

    private static final String INSERT = """
            insert into changes (position, type, talk_id, at, talk)
            select coalesce(max(position), 0) + 1, ?, ?, ?, ? from changes
            """;

    private final DataSource database;
    private final Event<Appended> appended;
    private final ChangeSignal signal;
    private final FeedConfig config;

    Changes(DataSource database, Event<Appended> appended, ChangeSignal signal, FeedConfig config) {
        this.database = database;
        this.appended = appended;
        this.signal = signal;
        this.config = config;
    }

    /** Sent when a change has been written; observed once it is committed. */
    record Appended() {}

    /**
     * Adds a change in the caller's transaction, as the last thing it does: from here to the commit it holds the one
     * lock that all writers need, which is what makes positions follow the order of the commits.
     *
     * @param talk as JSON; null if it is gone
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(ChangeType type, long id, Instant at, String talk) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            // a statement of its own: in read committed the next one sees what was committed while this one waited
            lock.execute();
            insert.setString(1, type.text());
            insert.setLong(2, id);
            insert.setObject(3, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            insert.setString(4, talk);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The change feed cannot be written", e);
        }
        appended.fire(new Appended());
    }

    /** The changes behind a position; if there are none yet, those that come before the deadline, or none. */
    List<Change> poll(long after, int limit, Deadline until) {
        while (true) {
            long seen = signal.count();
            List<Change> changes = read(after, limit);
            if (!changes.isEmpty() || until.isOver() || signal.isStopping()) {
                return changes;
            }
            // another instance's commits raise no signal here, so look again from time to time
            signal.await(seen, until.atMost(config.lookAgain()).remainingMillis());
        }
    }

    private List<Change> read(long after, int limit) {
        String sql = """
                select position, type, talk_id, at, talk from changes
                where position > ? order by position limit ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new Change(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            row.getString(5)));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("The change feed cannot be read", e);
        }
    }
}
