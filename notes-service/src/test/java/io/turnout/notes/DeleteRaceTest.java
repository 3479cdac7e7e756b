package io.turnout.notes;

import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.anUnknownTalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.Posts;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes are added to talks, one by one and by import, while the talks are deleted. */
@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class DeleteRaceTest {
    private static final int WRITERS = 6;
    private static final int WRITES = 50;
    private static final String ORPHANS =
            "select count(*) from notes join known_talks on known_talks.id = talk_id where deleted";

    @Inject
    DataSource database;

    private final Posts posts = new Posts("ada", "attendee", "editor");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leavesNoOrphanAndLosesNoNote(long seed) throws Exception {
        List<Long> talks = LongStream.range(0, 20).map(i -> aTalk()).boxed().toList();
        Set<Long> deleted = ConcurrentHashMap.newKeySet();
        Map<Long, Integer> accepted = new HashMap<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Long, Integer>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(seed * 1_000 + i);
                writers.add(threads.submit(() -> write(talks, deleted, random)));
            }
            for (Future<Map<Long, Integer>> writer : writers) {
                writer.get().forEach((talk, notes) -> accepted.merge(talk, notes, Integer::sum));
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> number("select position from feed_cursor") == StubTalks.head()
                        && number("select count(*) from known_talks where notes_left") == 0);

        assertThat(deleted).isNotEmpty();
        assertThat(number(ORPHANS)).isZero();
        for (long talk : talks) {
            int expected = deleted.contains(talk) ? 0 : accepted.getOrDefault(talk, 0);
            assertThat(number("select count(*) from notes where talk_id = " + talk))
                    .as("notes of talk %d", talk)
                    .isEqualTo(expected);
        }
    }

    @Test
    void wouldLeaveOrphansWithoutTheLock() throws SQLException {
        long talk = anUnknownTalk();
        execute("insert into known_talks (id) values (" + talk + ")");
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            try (Statement statement = writer.createStatement()) {
                statement.execute("select deleted from known_talks where id = " + talk);
                execute("update known_talks set deleted = true where id = " + talk);
                execute("delete from notes where talk_id = " + talk);
                statement.execute("insert into notes (talk_id, author, body, version, created_at, updated_at) values ("
                        + talk + ", 'Ann', 'x', 1, now(), now())");
            }
            writer.commit();
            writer.setAutoCommit(true);
        }

        assertThat(number(ORPHANS)).isEqualTo(1);
        execute("delete from notes where talk_id = " + talk);
    }

    private Map<Long, Integer> write(List<Long> talks, Set<Long> deleted, Random random) throws Exception {
        Map<Long, Integer> accepted = new HashMap<>();
        for (int i = 0; i < WRITES; i++) {
            List<Long> on = new ArrayList<>(List.of(talks.get(random.nextInt(talks.size()))));
            int status;
            if (random.nextInt(4) == 0) {
                on.add(talks.get(random.nextInt(talks.size())));
                String body = "Note " + random.nextLong();
                List<Map<String, Object>> notes = new ArrayList<>();
                for (int n = 0; n < on.size(); n++) {
                    notes.add(Map.of("talkId", on.get(n), "author", "Ann", "body", body + n));
                }
                status = posts.post("/internal/notes/import", Map.of("dryRun", false, "notes", notes));
            } else {
                status = posts.post("/api/talks/" + on.getFirst() + "/notes", aNote());
            }
            assertThat(status).isIn(200, 201, 404);
            if (status < 300) {
                on.forEach(talk -> accepted.merge(talk, 1, Integer::sum));
            }
            long victim = talks.get(random.nextInt(talks.size()));
            if (random.nextInt(25) == 0 && deleted.add(victim)) {
                StubTalks.tell("deleted", victim);
            }
        }
        return accepted;
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
