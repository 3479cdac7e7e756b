package io.turnout.monorail.agenda;

import static io.restassured.RestAssured.when;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class AgendaTest {
    @BeforeEach
    void removeAllTalks() {
        List<Integer> ids;
        while (!(ids = when().get("/api/talks?limit=200").path("items.id")).isEmpty()) {
            ids.forEach(id -> when().delete("/api/talks/" + id));
        }
    }

    @Test
    void isEmptyUntilATalkHasADay() {
        create(aTalk());

        assertThat(when().get("/api/agenda").asString())
                .isEqualTo("{\"day\":null,\"days\":[],\"items\":[],\"next\":null}");
    }

    @Test
    void beginsWithTheFirstDayAndTellsAllDays() {
        create(aTalk().with("day", "2019-03-06"));
        create(aTalk().with("day", "2019-03-04").with("title", "Opening"));
        create(aTalk().with("day", "2019-03-06"));

        when().get("/api/agenda")
                .then()
                .statusCode(200)
                .body("day", is("2019-03-04"))
                .body("days", contains("2019-03-04", "2019-03-06"))
                .body("items.title", contains("Opening"))
                .body("next", nullValue());
    }

    @Test
    void isEmptyOnADayWithoutTalks() {
        create(aTalk().with("day", "2019-03-04"));

        assertThat(when().get("/api/agenda?day=2019-03-05").asString())
                .isEqualTo("{\"day\":\"2019-03-05\",\"days\":[\"2019-03-04\"],\"items\":[],\"next\":null}");
    }

    @Test
    void countsEachTalksNotesAndShowsTheLatest() {
        long talk =
                create(aTalk().with("day", "2019-03-04").with("start", "09:00").with("end", "10:00"));
        create(aTalk().with("day", "2019-03-04").with("start", "10:00").with("end", "11:00"));
        note(talk, "Ada", "First");
        long latest = note(talk, "Grace", "🚂".repeat(150) + "x".repeat(100));

        Response agenda = when().get("/api/agenda?day=2019-03-04");

        agenda.then()
                .statusCode(200)
                .body("items[0].id", is((int) talk))
                .body("items[0].notes.quality", is("good"))
                .body("items[0].notes.count", is(2))
                .body("items[0].notes.latest.id", is((int) latest))
                .body("items[0].notes.latest.author", is("Grace"))
                .body("items[0].notes.latest.excerpt", is("🚂".repeat(150) + "x".repeat(50)))
                .body("items[1].notes.count", is(0));
        assertThat(agenda.asString())
                .contains("\"updatedAt\":", ",\"notes\":{\"quality\":\"good\",\"count\":0,\"latest\":null}}")
                .contains("\"notes\":{\"quality\":\"good\",\"count\":2,\"latest\":{\"id\":" + latest
                        + ",\"author\":\"Grace\",\"excerpt\":\"");
    }

    @Test
    void pagesThroughADayInTheOrderOfItsSchedule() {
        for (String start : List.of("11:00", "09:00", "10:00")) {
            create(aTalk().with("day", "2019-03-05").with("start", start).with("end", "12:00"));
        }
        create(aTalk().with("day", "2019-03-05"));
        create(aTalk().with("day", "2019-03-06"));

        JsonPath first = when().get("/api/agenda?limit=3").jsonPath();
        JsonPath last =
                when().get("/api/agenda?limit=3&cursor=" + first.get("next")).jsonPath();

        assertThat(first.getList("items.start")).containsExactly("09:00", "10:00", "11:00");
        assertThat(last.getList("items.start")).hasSize(1).containsOnlyNulls();
        assertThat(last.getString("next")).isNull();
        when().get("/api/agenda?day=2019-03-06&cursor=" + first.get("next"))
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-cursor"));
    }
}
