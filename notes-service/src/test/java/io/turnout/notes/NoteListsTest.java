package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class NoteListsTest {
    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void showsEachNoteOnceInOrderWhateverThePages(long seed) throws SQLException {
        Random random = new Random(seed);
        long talk = aTalk();
        List<Long> ids = new ArrayList<>();
        List<Long> annes = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            String author = random.nextBoolean() ? "Anne" : "Bob";
            ids.add(create(talk, aNote(author, "Note " + i)));
            if (author.equals("Anne")) {
                annes.add(ids.getLast());
            }
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // equal times, so that the id decides
            statement.execute("update notes set created_at = timestamptz '2019-03-04' + id / 4 * interval '1 s'"
                    + " where talk_id = " + talk);
        }
        String path = "/api/talks/" + talk + "/notes?limit=" + (1 + random.nextInt(9));

        assertThat(walk(path + "&sort=created")).isEqualTo(ids);
        assertThat(walk(path)).isEqualTo(ids.reversed());
        assertThat(walk(path + "&sort=created&author=Anne")).isEqualTo(annes);
        assertThat(walk(path + "&author=anne")).isEmpty();
    }

    @Test
    void linksToNextPageWithWhatTheClientGave() {
        long talk = aTalk();
        create(talk, aNote());
        create(talk, aNote());

        Response page = given().get("/api/talks/" + talk + "/notes?limit=1&author=Ann");

        assertThat(page.header("Link"))
                .isEqualTo("</api/talks/" + talk + "/notes?author=Ann&limit=1&cursor="
                        + page.jsonPath().getString("next") + ">; rel=\"next\"");
        assertThat(page.header("ETag")).matches("\"[0-9a-f]{24}-gzip\"");
        given().header("If-None-Match", page.header("ETag"))
                .get("/api/talks/" + talk + "/notes?limit=1&author=Ann")
                .then()
                .statusCode(304);
    }

    private static List<Long> walk(String path) {
        List<Long> ids = new ArrayList<>();
        String cursor = null;
        do {
            String page = cursor == null ? path : path + "&cursor=" + cursor;
            JsonPath json = given().get(page).then().statusCode(200).extract().jsonPath();
            ids.addAll(json.getList("items.id", Long.class));
            cursor = json.getString("next");
        } while (cursor != null && ids.size() < 1_000);
        return ids;
    }
}
