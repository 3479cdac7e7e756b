package io.turnout.monorail.feed;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class KnownTalksMigrationTest {
    private static final String MIGRATION = "/db/migration/V5__changes.sql";

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Test
    void tellsOfTalksThatWereThereBeforeTheFeedAsTheApiShowsThem() throws Exception {
        create(aTalk().with("title", "\"Quotes\" \\ and\ttabs, <b>, é, 🎉, \u0001"));
        create(aTalk().with("abstract", "Two\nlines")
                .with("speakers", List.of("Ann", "B, C"))
                .with("company", "C")
                .with("track", "T")
                .with("day", "2099-12-31")
                .with("start", "09:00")
                .with("end", "17:30")
                .with("room", "R")
                .with("slidesUrl", "https://example.org/a?b=c"));
        long round = create(aTalk());
        long millis = create(aTalk());

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update talks set created_at = '2019-03-04 09:00:00Z' where id = " + round);
            statement.execute("update talks set created_at = '2019-03-04 09:00:00.120Z' where id = " + millis);
            // the same migration, beside the table that is there
            statement.execute("create schema fresh; set search_path = fresh, public; set timezone = 'Asia/Tokyo'");
            try (InputStream migration = getClass().getResourceAsStream(MIGRATION)) {
                statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
            }

            long position = 0;
            try (ResultSet row =
                    statement.executeQuery("select position, talk_id, type, talk, at = created_at from fresh.changes"
                            + " join talks on talks.id = talk_id order by talk_id")) {
                while (row.next()) {
                    assertThat(row.getLong(1)).isEqualTo(++position);
                    assertThat(row.getString(3)).isEqualTo("talk.created");
                    assertThat(json.readTree(row.getString(4)))
                            .isEqualTo(json.readTree(
                                    given().get("/api/talks/" + row.getLong(2)).asString()));
                    assertThat(row.getBoolean(5)).isTrue();
                }
            }
            assertThat(position).isGreaterThanOrEqualTo(4);
            statement.execute("drop schema fresh cascade; reset search_path; reset timezone");
        }
    }
}
