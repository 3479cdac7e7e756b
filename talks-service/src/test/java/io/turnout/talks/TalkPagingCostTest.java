package io.turnout.talks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages are compared by the blocks that the database reads for them, which no load of the machine can change. */
class TalkPagingCostTest {
    private static final int TALKS = 100_000;

    /** Blocks of the 51 rows, wherever they lie, and of the index; the whole table has thousands. */
    private static final long MAX_BLOCKS = 100;

    private static Connection connection;

    @BeforeAll
    static void generateTalks() throws SQLException {
        PostgresServer.Database database = PostgresServer.get().newDatabase();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into talks (title, title_key, speakers, track, day, starts_at, ends_at, version, created_at,
                      updated_at)
                    select 'Talk ' || n * 7919 %% 1000, n, array['Speaker ' || n %% 5000], 'Track ' || n %% 3,
                      case when n %% 10 > 0 then date '2019-03-04' + n * 31 %% 40 end,
                      case when n %% 10 > 0 then time '09:00' + n %% 30 * interval '20 min' end,
                      case when n %% 10 > 0 then time '09:20' + n %% 30 * interval '20 min' end,
                      1, timestamptz '2019-01-01' + n / 7 * interval '1 s', now()
                    from generate_series(1, %d) n
                    """.formatted(TALKS));
            statement.execute("vacuum analyze talks");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULE, , ",
        "TITLE, , ",
        "TITLE_DOWN, , ",
        "CREATED, , ",
        "CREATED_DOWN, , ",
        "SCHEDULE, 2019-03-05, ",
        "SCHEDULE, , Track 1",
    })
    void readsAsLittleForDeepPageAsForFirst(TalkSort sort, String day, String track) throws Exception {
        TalkFilter filter = new TalkFilter(day, track, null);
        int matches = day != null ? TALKS / 50 : track != null ? TALKS / 4 : TALKS;
        TalkQuery first = TalkQuery.of(filter, sort, null, 51);
        String cursor = sort.cursor(talkAt(first, matches * 9 / 10), sort.scope());
        TalkQuery deep = TalkQuery.of(filter, sort, sort.behind(cursor, sort.scope()), 51);

        assertThat(blocks(first)).isLessThan(MAX_BLOCKS);
        assertThat(blocks(deep)).isLessThan(MAX_BLOCKS);
    }

    private static long blocks(TalkQuery query) throws Exception {
        JsonNode plan;
        try (PreparedStatement explain = prepare("explain (analyze, buffers, format json) " + query.sql(), query);
                ResultSet row = explain.executeQuery()) {
            row.next();
            plan = new ObjectMapper().readTree(row.getString(1)).get(0).get("Plan");
        }
        assertThat(plan.get("Actual Rows").asInt()).isEqualTo(51);
        return plan.get("Shared Hit Blocks").asLong()
                + plan.get("Shared Read Blocks").asLong();
    }

    private static Talk talkAt(TalkQuery query, int offset) throws SQLException {
        try (PreparedStatement select = prepare(query.sql().replace("limit 51", "limit 1 offset " + offset), query);
                ResultSet row = select.executeQuery()) {
            row.next();
            Talk talk = new Talk();
            talk.id = row.getLong("id");
            talk.title = row.getString("title");
            talk.day = row.getObject("day", LocalDate.class);
            talk.start = row.getObject("starts_at", LocalTime.class);
            talk.createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
            return talk;
        }
    }

    private static PreparedStatement prepare(String sql, TalkQuery query) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.replaceAll("\\?\\d+", "?"));
        List<Object> parameters = query.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, (String) parameters.get(i));
        }
        return statement;
    }
}
