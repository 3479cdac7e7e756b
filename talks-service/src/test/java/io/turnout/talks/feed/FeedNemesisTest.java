package io.turnout.talks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.platform.Deadline;
import io.turnout.talks.feed.FeedChecker.Seen;
import io.turnout.talks.feed.FeedChecker.Write;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many writers, some of whom roll back or are slow to commit, and a reader who looks all the while. */
@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class FeedNemesisTest {
    private static final int WRITERS = 8;
    private static final int WRITES = 40;

    @Inject
    Changes changes;

    @Inject
    DataSource database;

    /** What is put to the test. */
    private interface Feed {
        void append(Connection connection, long id) throws SQLException;

        List<Seen> behind(long position) throws SQLException;
    }

    private static final class OnPurpose extends RuntimeException {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tellsEveryCommitOnceInOrderWithoutGap(long seed) throws Exception {
        Feed feed = new Feed() {
            @Override
            public void append(Connection connection, long id) {
                changes.append(ChangeType.UPDATED, id, Instant.EPOCH, null);
            }

            @Override
            public List<Seen> behind(long position) {
                return changes.poll(position, 7, Deadline.in(Duration.ofMillis(20))).stream()
                        .map(change -> new Seen(change.position(), change.id()))
                        .toList();
            }
        };

        assertThat(run(feed, seed, number("select coalesce(max(position), 0) from changes"), true))
                .isEmpty();
    }

    @Test
    void wouldLoseCommitsWithPositionsFromASequence() throws Exception {
        execute("create table broken_changes (position bigint generated always as identity, id bigint not null)");
        Feed feed = new Feed() {
            @Override
            public void append(Connection connection, long id) throws SQLException {
                try (Statement insert = connection.createStatement()) {
                    insert.execute("insert into broken_changes (id) values (" + id + ")");
                }
            }

            @Override
            public List<Seen> behind(long position) throws SQLException {
                List<Seen> seen = new ArrayList<>();
                try (Connection connection = database.getConnection();
                        Statement select = connection.createStatement();
                        ResultSet row = select.executeQuery("select position, id from broken_changes where position > "
                                + position + " order by position limit 7")) {
                    while (row.next()) {
                        seen.add(new Seen(row.getLong(1), row.getLong(2)));
                    }
                }
                return seen;
            }
        };

        List<String> violations = run(feed, 1, 0, false);

        assertThat(violations).anyMatch(violation -> violation.startsWith("lost"));
    }

    private List<String> run(Feed feed, long seed, long head, boolean rollbacks) throws Exception {
        List<Write> writes = new ArrayList<>();
        List<Seen> seen;
        AtomicBoolean done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Seen>> reader = threads.submit(() -> read(feed, head, done));
            List<Future<List<Write>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(feed, new Random(seed * 1_000 + writer), writer, rollbacks)));
            }
            try {
                for (Future<List<Write>> writer : writers) {
                    writes.addAll(writer.get());
                }
            } finally {
                done.set(true);
            }
            seen = reader.get();
        }
        assertThat(writes).hasSize(WRITERS * WRITES);
        return FeedChecker.violations(head, seen, writes);
    }

    private List<Write> write(Feed feed, Random random, int writer, boolean rollbacks) {
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            long id = writer * 1_000L + i;
            boolean commit = !rollbacks || random.nextInt(5) > 0;
            // a stall before the commit; now and then a long one
            double stall = random.nextInt(10) == 0 ? 0.02 : random.nextInt(3) / 1_000.0;
            long begin = System.nanoTime();
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    append(feed, id, stall);
                    if (!commit) {
                        throw new OnPurpose();
                    }
                });
            } catch (OnPurpose e) {
                // rolled back, as was meant
            }
            writes.add(new Write(id, commit, begin, System.nanoTime()));
        }
        return writes;
    }

    private void append(Feed feed, long id, double stall) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            feed.append(connection, id);
            statement.execute("select pg_sleep(" + stall + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Seen> read(Feed feed, long head, AtomicBoolean done) throws SQLException {
        List<Seen> seen = new ArrayList<>();
        long position = head;
        while (true) {
            boolean last = done.get();
            List<Seen> part = feed.behind(position);
            seen.addAll(part);
            if (part.isEmpty() && last) {
                return seen;
            }
            position = part.isEmpty() ? position : part.getLast().position();
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
