package io.turnout.monorail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;

/**
 * A database with our schema, 100,000 talks (1,000 on each of 100 days, one note each) and 100,000 more notes on the
 * talk with id 1; it tells what a query has to read.
 */
public final class ManyRows {
    private static final Pattern PARAMETER = Pattern.compile("\\?(\\d+)");
    private static ManyRows instance;

    private final PostgresServer.Database database;

    private ManyRows(PostgresServer.Database database) {
        this.database = database;
    }

    /**
     * What a query read.
     *
     * @param blocks of 8 KB, from cache or disk
     * @param plan as JSON text
     */
    public record Cost(long blocks, String plan) {}

    public static synchronized ManyRows get() throws SQLException {
        if (instance == null) {
            PostgresServer.Database database = PostgresServer.get().newDatabase();
            Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .load()
                    .migrate();
            fill(database);
            instance = new ManyRows(database);
        }
        return instance;
    }

    private static void fill(PostgresServer.Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into talks (title, title_key, track, day, starts_at, ends_at, version, created_at, updated_at)
                    select md5(n::text), md5(n::text), 'Track ' || n % 10, date '2019-01-01' + n / 1000,
                      time '08:00' + n % 30 * interval '20 minutes', time '18:00', 1, at, at
                    from generate_series(0, 99999) n, lateral (select now() + n * interval '1 ms') t(at)
                    """);
            statement.execute("""
                    insert into notes (talk_id, author, body, version, created_at, updated_at)
                    select case when n <= 100000 then 1 else n - 100000 end, 'Author ' || n % 100, 'Note ' || n, 1, at, at
                    from generate_series(1, 200000) n, lateral (select now() + n * interval '1 ms') t(at)
                    """);
            statement.execute("vacuum (analyze) talks");
            statement.execute("vacuum (analyze) notes");
        }
    }

    /** The first column of the first row. */
    public String value(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Runs a query whose parameters are numbered, {@code ?1}. */
    public Cost cost(String sql, List<?> parameters) throws Exception {
        try (Connection connection = database.connect();
                PreparedStatement explain = connection.prepareStatement("explain (analyze, buffers, format json) "
                        + PARAMETER.matcher(sql).replaceAll("?"))) {
            Matcher places = PARAMETER.matcher(sql);
            for (int place = 1; places.find(); place++) {
                explain.setObject(place, parameters.get(Integer.parseInt(places.group(1)) - 1));
            }
            try (ResultSet row = explain.executeQuery()) {
                row.next();
                JsonNode plan = new ObjectMapper().readTree(row.getString(1)).at("/0/Plan");
                return new Cost(
                        plan.path("Shared Hit Blocks").asLong()
                                + plan.path("Shared Read Blocks").asLong(),
                        plan.toPrettyString());
            }
        }
    }
}
