package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static io.turnout.talks.TalkTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class InternalTest {
    /** As in the monolith's test of the same name: the gateway passes on what either of them says. */
    @Test
    void answersByteForByteAsTheMonolithDoes() {
        long id = aTalk().with("title", "Wombats")
                .with("speakers", List.of("Ann"))
                .with("day", "1990-02-01")
                .create();
        String talk = given().get("/api/talks/" + id).asString();

        assertThat(given().get("/internal/talks?ids=" + id).asString())
                .isEqualTo("{\"items\":[{\"id\":%d,\"title\":\"Wombats\"}]}".formatted(id));
        JsonPath agenda = given().get("/internal/agenda?day=1990-02-01").jsonPath();
        assertThat(given().get("/internal/agenda?day=1990-02-01").asString())
                .startsWith("{\"day\":\"1990-02-01\",\"days\":[\"" + agenda.getString("days[0]"))
                .endsWith("],\"items\":[" + talk + "],\"next\":null}");
        assertThat(given().get("/internal/search?q=wombats").asString())
                .matches(
                        ("\\{\"items\":\\[\\{\"type\":\"talk\",\"id\":%d,\"title\":\"Wombats\",\"speakers\":\\[\"Ann\"],"
                                        + "\"snippet\":\"Wombats\",\"rank\":0\\.\\d+}]}")
                                .formatted(id));
        assertThat(resolve(true, heading("Wombats", "wombats"), heading("Emus", "emus"))
                        .asString())
                .isEqualTo(("{\"items\":[{\"id\":%d,\"title\":\"Wombats\",\"action\":\"matched\"},"
                                + "{\"id\":null,\"title\":\"Emus\",\"action\":\"created\"}]}")
                        .formatted(id));
    }

    @Test
    void namesTheTalksThatAreThere() {
        long id = aTalk().with("title", "Named").create();

        given().get("/internal/talks?ids=" + id + ",9223372036854775807")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("Named"));
        given().get("/internal/talks").then().body("items", empty());
        given().get("/internal/talks?ids=x").then().statusCode(400);
    }

    @Test
    void showsAgendaOfADayPageByPage() {
        aTalk().with("title", "Second").at("1990-01-02", "10:00", "11:00").create();
        aTalk().with("title", "First").at("1990-01-02", "09:00", "10:00").create();
        aTalk().with("title", "Some time").with("day", "1990-01-02").create();

        JsonPath page = given().get("/internal/agenda?day=1990-01-02&limit=2").jsonPath();

        assertThat(page.getString("day")).isEqualTo("1990-01-02");
        assertThat(page.getList("days")).contains("1990-01-02").isSorted();
        assertThat(page.getList("items.title")).containsExactly("First", "Second");
        String next = page.getString("next");
        given().get("/internal/agenda?day=1990-01-02&cursor=" + next)
                .then()
                .body("items.title", contains("Some time"))
                .body("next", nullValue());
        given().get("/internal/agenda?day=1990-01-03&cursor=" + next)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-cursor"));
    }

    @Test
    void showsAgendaOfTheFirstDayUnlessAsked() {
        aTalk().with("title", "Earliest").with("day", "0001-01-01").create();

        given().get("/internal/agenda")
                .then()
                .body("day", equalTo("0001-01-01"))
                .body("items.title", hasItem("Earliest"));
        given().get("/internal/agenda?day=2222-01-01")
                .then()
                .body("day", equalTo("2222-01-01"))
                .body("items", empty());
        given().get("/internal/agenda?day=soon").then().statusCode(400);
    }

    @Test
    void findsTalksBestFirstAndPageByPage() {
        long inTitle = aTalk().with("title", "Quokkas").create();
        long inAbstract =
                aTalk().with("abstract", "All about a quokka and its friends").create();
        long bySpeaker = aTalk().by("Quokka Jones").create();

        List<Object> ids = new ArrayList<>();
        String after = "";
        for (int i = 0; i < 3; i++) {
            JsonPath page =
                    given().get("/internal/search?q=quokka&limit=1" + after).jsonPath();
            ids.addAll(page.getList("items.id"));
            after = "&afterType=talk&afterId=" + page.get("items[0].id") + "&afterRank=" + page.get("items[0].rank");
        }

        assertThat(ids).containsExactly((int) inTitle, (int) bySpeaker, (int) inAbstract);
        given().get("/internal/search?q=quokka" + after).then().body("items", empty());
        given().get("/internal/search?q=friends quokka")
                .then()
                .body("items[0].type", equalTo("talk"))
                .body("items[0].snippet", equalTo("All about a quokka and its friends"));
        given().get("/internal/search?q=").then().statusCode(400);
        given().urlEncodingEnabled(false).get("/internal/search?q=%00").then().statusCode(400);
        given().get("/internal/search?q=x&afterRank=NaN&afterType=talk&afterId=1")
                .then()
                .statusCode(400);
    }

    @Test
    void matchesHeadingsOrCreatesTalks() {
        long known = aTalk().with("title", "The Known Talk!").create();
        aTalk().with("title", "the known talk").create();
        Map<String, Object> heading = heading("The known talk", "theknowntalkann", "theknowntalk");
        Map<String, Object> fresh = heading("A fresh one", "afreshone");

        resolve(true, heading, fresh, fresh)
                .then()
                .statusCode(200)
                .body("items.action", contains("matched", "created", "matched"))
                .body("items[0].id", equalTo((int) known))
                .body("items[0].title", equalTo("The Known Talk!"))
                .body("items[1].id", nullValue());
        JsonPath done = resolve(false, heading, fresh, fresh).jsonPath();
        assertThat(done.getList("items.action")).containsExactly("matched", "created", "matched");
        assertThat(done.getInt("items[2].id")).isEqualTo(done.getInt("items[1].id"));
        given().get("/api/talks/" + done.get("items[1].id")).then().body("speakers", contains("Ann"));
        resolve(false, heading, fresh).then().body("items.action", contains("matched", "matched"));
    }

    @Test
    void createsATalkOnceHoweverManyImportsNameIt() throws Exception {
        List<Integer> ids = new ArrayList<>();
        try (var imports = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(imports.submit(() -> resolve(false, heading("Imported at once", "importedatonce"))
                        .jsonPath()
                        .getInt("items[0].id")));
            }
            for (Future<Integer> answer : answers) {
                ids.add(answer.get());
            }
        }

        assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
    }

    @Test
    void refusesImportThatIsNone() {
        json("{}").post("/internal/talks/resolve").then().statusCode(400);
        json(Map.of("headings", List.of(Map.of("title", "x"))))
                .post("/internal/talks/resolve")
                .then()
                .statusCode(400);
        resolve(false, heading("", "x")).then().statusCode(400).body("type", equalTo("/problems/invalid-body"));
    }

    private static Map<String, Object> heading(String title, String... keys) {
        return Map.of("title", title, "speakers", List.of("Ann"), "keys", List.of(keys));
    }

    @SafeVarargs
    private static Response resolve(boolean dryRun, Map<String, Object>... headings) {
        return json(Map.of("dryRun", dryRun, "headings", List.of(headings))).post("/internal/talks/resolve");
    }

    @Test
    void tellsWhoseItIsAndWhichCodeRuns() {
        JsonPath about = given().get("/internal/about").jsonPath();

        assertThat(about.getString("name")).isEqualTo("talks-service");
        assertThat(about.getString("build")).isNotEmpty();
        assertThat(Instant.parse(about.getString("startedAt"))).isBefore(Instant.now());
        assertThat(about.getMap("metadata").keySet().toString())
                .isEqualTo("[owner, tier, runbook, slo, dependsOn, reviewed]");
        assertThat(about.getMap("metadata").values()).doesNotContainNull();
        assertThat(about.getList("metadata.dependsOn", String.class)).contains("talks-db");
    }
}
