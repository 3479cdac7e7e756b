package io.turnout.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.identity.Caller;
import io.turnout.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages are compared by the blocks that the database reads for them, which no load of the machine can change. */
class NotePagingCostTest {
    private static final int NOTES = 100_000;
    private static final long TALK = 1;
    private static final Instant BEGIN = Instant.parse("2019-03-04T00:00:00Z");

    /** Blocks of the 51 rows, wherever they lie, and of the index; the whole table has thousands. */
    private static final long MAX_BLOCKS = 100;

    private static Connection connection;

    @BeforeAll
    static void generateNotes() throws SQLException {
        PostgresServer.Database database = PostgresServer.get().newDatabase();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into notes (talk_id, author, body, version, created_at, updated_at)
                    select case when n %% 10 = 0 then n else %d end, 'Author ' || n %% 7, 'Note ' || n, 1,
                      timestamptz '%s' + n * interval '1 s', now()
                    from generate_series(1, %d) n
                    """.formatted(TALK, BEGIN, NOTES));
            statement.execute("vacuum analyze notes");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({"CREATED, ", "CREATED_DOWN, ", "CREATED, Author 3", "CREATED_DOWN, Author 3"})
    void readsAsLittleForDeepPageAsForFirst(NoteSort sort, String author) throws Exception {
        int deep = sort == NoteSort.CREATED ? NOTES * 9 / 10 : NOTES / 10;
        Note last = Note.on(TALK, new Caller("ada", null, Set.of()));
        last.id = (long) deep;
        last.createdAt = BEGIN.plusSeconds(deep);

        assertThat(blocks(NoteQuery.of(TALK, author, sort, null, 51))).isLessThan(MAX_BLOCKS);
        assertThat(blocks(NoteQuery.of(TALK, author, sort, sort.behind(sort.cursor(last), TALK), 51)))
                .isLessThan(MAX_BLOCKS);
    }

    private static long blocks(NoteQuery query) throws Exception {
        String sql = "explain (analyze, buffers, format json) " + query.sql().replaceAll("\\?\\d+", "?");
        try (PreparedStatement explain = connection.prepareStatement(sql)) {
            List<Object> parameters = query.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                explain.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = explain.executeQuery()) {
                row.next();
                var plan = new ObjectMapper().readTree(row.getString(1)).get(0).get("Plan");
                assertThat(plan.get("Actual Rows").asInt()).isEqualTo(51);
                return plan.get("Shared Hit Blocks").asLong()
                        + plan.get("Shared Read Blocks").asLong();
            }
        }
    }
}
