package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Talks are created, read, replaced, patched, deleted and listed. */
class TalksTest {
    @Test
    void createsATalkAndSaysWhereItIs() {
        Map<String, Object> talk = Api.aTalk();

        Response created = Api.create(talk);

        long id = created.jsonPath().getLong("id");
        assertThat(created.header("Location")).endsWith("/api/talks/" + id);
        assertThat(created.header("ETag")).isEqualTo("\"v1\"");
        Response read = Api.request().get("/api/talks/{id}", id);
        read.then().statusCode(200).body("title", equalTo(talk.get("title"))).body("start", equalTo("10:35"));
        assertThat(read.asString()).isEqualTo(created.asString());
    }

    @Test
    void leavesWhatIsUnknownNull() {
        long id = Api.create(Map.of("title", "Only a title")).jsonPath().getLong("id");

        Api.request()
                .get("/api/talks/{id}", id)
                .then()
                .statusCode(200)
                .body("abstract", nullValue())
                .body("day", nullValue())
                .body("speakers.size()", equalTo(0));
    }

    @Test
    void replacesATalkWithWhatAClientHasRead() {
        long id = Api.createTalk();
        Map<String, Object> read =
                Api.request().get("/api/talks/{id}", id).jsonPath().getMap("");
        read.put("title", "Another title");
        read.remove("abstract");

        Api.json(read).put("/api/talks/{id}", id).then().statusCode(200);

        Api.request()
                .get("/api/talks/{id}", id)
                .then()
                .header("ETag", "\"v2\"")
                .body("title", equalTo("Another title"))
                .body("abstract", nullValue())
                .body("room", equalTo("Fleming"));
    }

    @Test
    void patchesByMergePatch() {
        long id = Api.createTalk();

        Api.request()
                .contentType("application/merge-patch+json")
                .body("{\"room\":null,\"speakers\":[\"Ada Lovelace\"]}")
                .patch("/api/talks/{id}", id)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("room", nullValue())
                .body("speakers", contains("Ada Lovelace"))
                .body("company", equalTo("Analytical Engines"))
                .body("version", equalTo(2));
    }

    @Test
    void deletesATalk() {
        long id = Api.createTalk();

        Api.request().delete("/api/talks/{id}", id).then().statusCode(204);

        Api.request().get("/api/talks/{id}", id).then().statusCode(404).body("type", endsWith("not-found"));
        Api.request().delete("/api/talks/{id}", id).then().statusCode(404);
    }

    @Test
    void filtersAndSorts() {
        String track = "Track " + UUID.randomUUID();
        for (String title : List.of("b", "a", "C")) {
            Map<String, Object> talk = Api.aTalk("track", track);
            talk.put("title", title);
            Api.create(talk);
        }
        Api.create(Api.aTalk("track", track + " other"));

        Api.request()
                .queryParam("track", track)
                .queryParam("sort", "-title")
                .get("/api/talks")
                .then()
                .statusCode(200)
                .body("items.title", contains("b", "a", "C"))
                .body("next", nullValue());
    }

    @Test
    void showsTheConferenceOfMarch2019() {
        List<String> titles = Api.request()
                .queryParam("sort", "created")
                .queryParam("limit", 200)
                .get("/api/talks")
                .jsonPath()
                .getList("items.title");

        assertThat(titles)
                .anyMatch(title -> title.contains("Great Migration"))
                .anyMatch(title -> title.contains("FaaS"))
                .anyMatch(title -> title.contains("Progressive Delivery"))
                .anyMatch(title -> title.contains("WebAssembly"))
                .anyMatch(title -> title.contains("What Lies Between"))
                .anyMatch(title -> title.contains("Kubernetes"))
                .anyMatch(title -> title.contains("Microservices and How to Operate"));
    }
}
