package io.turnout.monorail;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Talks for tests: {@code create(aTalk().with("day", "2019-03-04"))}. */
public final class TestTalks {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private TestTalks() {}

    /** A talk with a title that no other talk has. */
    public static TestTalks aTalk() {
        return new TestTalks().with("title", "Talk " + UUID.randomUUID());
    }

    public TestTalks with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Stores the talk through the API and gives its id. */
    public static long create(TestTalks talk) {
        return given().contentType(ContentType.JSON)
                .body(talk.members)
                .post("/api/talks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    /** Stores a note through the API and gives its id. */
    public static long note(long talk, String author, String body) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("author", author, "body", body))
                .post("/api/talks/" + talk + "/notes")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }
}
