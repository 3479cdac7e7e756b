package io.turnout.notes.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.turnout.testing.PostgresResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithoutFeed.class)
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = true)
class AppliedChangesTest {
    @Inject
    AppliedChanges applied;

    @Inject
    DataSource database;

    @BeforeEach
    void startOver() throws SQLException {
        execute("truncate known_talks, notes");
        execute("update feed_cursor set position = 0");
    }

    @Test
    void movesTheCursorWithTheEffectOrNotAtAll() throws SQLException {
        applied.apply(List.of(created(1, 7)));
        execute("insert into notes (talk_id, author, body, version, created_at, updated_at)"
                + " values (7, 'Ann', 'x', 1, now(), now())");

        // the process dies when everything is written and nothing is committed
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    applied.apply(List.of(deleted(2, 7)));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(applied.position()).isEqualTo(1);
        assertThat(rows("select count(*) from notes")).containsExactly("1");
        applied.apply(List.of(deleted(2, 7)));
        assertThat(applied.position()).isEqualTo(2);
        await().untilAsserted(
                        () -> assertThat(rows("select count(*) from notes")).containsExactly("0"));
    }

    @Test
    void appliesNothingTwice() throws SQLException {
        applied.apply(List.of(created(1, 7), deleted(2, 7)));

        applied.apply(List.of(created(1, 7), deleted(2, 7)));
        applied.apply(List.of(deleted(2, 7), created(3, 8)));

        assertThat(applied.position()).isEqualTo(3);
        assertThat(state()).containsExactly("7 t", "8 f");
    }

    @Test
    void stopsWhereAChangeIsMissing() throws SQLException {
        assertThat(applied.apply(List.of(created(2, 7)))).isZero();
        assertThat(state()).isEmpty();

        assertThat(applied.apply(List.of(created(1, 7), created(3, 8)))).isEqualTo(1);

        assertThat(applied.position()).isEqualTo(1);
        assertThat(state()).containsExactly("7 f");
        assertThat(applied.apply(List.of(deleted(2, 7), created(3, 8)))).isEqualTo(3);
        assertThat(state()).containsExactly("7 t", "8 f");
    }

    @Test
    void passesOverChangesThatItDoesNotKnow() throws SQLException {
        applied.apply(List.of(created(1, 7), new TalkChange(2, "talk.renamed", 7)));

        assertThat(applied.position()).isEqualTo(2);
        assertThat(state()).containsExactly("7 f");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsTheSameHoweverOftenAndInWhateverPartsItComes(long seed) throws SQLException {
        Random random = new Random(seed);
        List<TalkChange> feed = new ArrayList<>();
        for (int position = 1; position <= 60; position++) {
            // a talk's own order is kept: created, updated any number of times, deleted
            long id = 1 + random.nextInt(20);
            boolean known = feed.stream().anyMatch(change -> change.id() == id);
            String type = known ? random.nextInt(4) == 0 ? "talk.deleted" : "talk.updated" : "talk.created";
            feed.add(new TalkChange(position, type, id));
        }

        while (applied.position() < feed.size()) {
            int head = (int) applied.position();
            int from = random.nextInt(head + 1);
            int to = Math.min(feed.size(), head + 1 + random.nextInt(10));
            applied.apply(feed.subList(from, to));
            // and now and then the cursor is lost, as after a restore from an old backup
            if (random.nextInt(8) == 0) {
                execute("update feed_cursor set position = " + from);
            }
        }

        List<String> expected = feed.stream()
                .map(TalkChange::id)
                .distinct()
                .sorted()
                .map(id -> id + (feed.stream().anyMatch(c -> c.id() == id && c.isDeletion()) ? " t" : " f"))
                .toList();
        assertThat(state()).isEqualTo(expected);
    }

    private static TalkChange created(long position, long id) {
        return new TalkChange(position, "talk.created", id);
    }

    private static TalkChange deleted(long position, long id) {
        return new TalkChange(position, "talk.deleted", id);
    }

    private List<String> state() throws SQLException {
        return rows("select id || case when deleted then ' t' else ' f' end from known_talks order by id");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
