package io.turnout.notes.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.turnout.testing.Fence;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.Posts;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sides tell of talks that come and go, each as far as it has them, while the fence flips and notes are written. */
@QuarkusTest
@SignedIn
@TestProfile(WithoutFeed.class)
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = IdentityResource.class, restrictToAnnotatedClass = true)
class SeamTest {
    private static final int TALKS = 30;
    private static final int STEPS = 120;

    @Inject
    AppliedChanges applied;

    @Inject
    DataSource database;

    private final List<TalkChange> sequence = new ArrayList<>();
    private final Posts posts = new Posts("ada", "attendee", "editor");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void leavesNoOrphanAndLosesNoNote(long seed) throws Exception {
        Fence fence = Fence.around(database, "notes", "notes", "note_idempotency_keys");
        execute("truncate known_talks, notes");
        execute("update feed_cursor set position = 0");
        sequence.clear();
        AtomicBoolean done = new AtomicBoolean();
        Map<Long, Integer> accepted = new HashMap<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> others = List.of(
                    threads.submit(follow(new Random(seed * 10 + 1), done)),
                    threads.submit(follow(new Random(seed * 10 + 2), done)),
                    threads.submit(flip(fence, new Random(seed * 10 + 3), done)));
            Future<Map<Long, Integer>> writer = threads.submit(() -> write(new Random(seed * 10 + 4)));
            happen(new Random(seed));
            accepted.putAll(writer.get());
            done.set(true);
            for (Future<?> other : others) {
                other.get();
            }
        }
        fence.open();
        applied.apply(told(sequence.size()));
        await().until(() -> number("select count(*) from known_talks where notes_left") == 0);

        assertThat(applied.position()).isEqualTo(sequence.size());
        for (long talk = 1; talk <= TALKS; talk++) {
            long id = talk;
            boolean gone = sequence.stream().anyMatch(change -> change.id() == id && change.isDeletion());
            assertThat(number("select count(*) from notes where talk_id = " + id))
                    .as("notes of talk %d", id)
                    .isEqualTo(gone ? 0 : accepted.getOrDefault(id, 0));
        }
    }

    /** Each talk is created, and some are deleted later. */
    private void happen(Random random) throws InterruptedException {
        List<Long> there = new ArrayList<>();
        for (long next = 1; next <= TALKS || !there.isEmpty(); ) {
            boolean create = next <= TALKS && (there.isEmpty() || random.nextInt(3) > 0);
            long id = create ? next++ : there.remove(random.nextInt(there.size()));
            if (create) {
                there.add(id);
            }
            // every third stays
            if (create || id % 3 > 0) {
                synchronized (sequence) {
                    sequence.add(new TalkChange(sequence.size() + 1, create ? "talk.created" : "talk.deleted", id));
                }
                Thread.sleep(random.nextInt(12));
            }
        }
    }

    /** One side, as far as it has the sequence; now and then it repeats itself, or lacks something in between. */
    private Callable<Void> follow(Random random, AtomicBoolean done) {
        return () -> {
            int has = 0;
            while (!done.get()) {
                has = Math.min(has + random.nextInt(4), told(Integer.MAX_VALUE).size());
                int from = Math.max(0, (int) applied.position() - 2 + random.nextInt(4));
                if (from < has) {
                    applied.apply(told(has).subList(from, has));
                }
                Thread.sleep(random.nextInt(8));
            }
            return null;
        };
    }

    private static Callable<Void> flip(Fence fence, Random random, AtomicBoolean done) {
        return () -> {
            while (!done.get()) {
                fence.close();
                Thread.sleep(random.nextInt(60));
                fence.open();
                Thread.sleep(random.nextInt(60));
            }
            return null;
        };
    }

    private Map<Long, Integer> write(Random random) throws Exception {
        Map<Long, Integer> accepted = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            long talk = 1 + random.nextInt(TALKS);
            int status = posts.post("/api/talks/" + talk + "/notes", Map.of("author", "Ann", "body", "x"));
            // unknown, gone or fenced otherwise
            assertThat(status).isIn(201, 404, 503);
            if (status == 201) {
                accepted.merge(talk, 1, Integer::sum);
            }
        }
        return accepted;
    }

    private List<TalkChange> told(int most) {
        synchronized (sequence) {
            return List.copyOf(sequence.subList(0, Math.min(most, sequence.size())));
        }
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
