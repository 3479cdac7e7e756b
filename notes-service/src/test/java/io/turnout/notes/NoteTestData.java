package io.turnout.notes;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Notes to test with, and talks for them. */
final class NoteTestData {
    private static final AtomicLong TALKS = new AtomicLong(1_000);

    private NoteTestData() {}

    /** Id of a talk of which the feed has told. */
    static long aTalk() {
        long id = anUnknownTalk();
        StubTalks.tell("created", id);
        return id;
    }

    /** Id of a talk of which nobody has heard. */
    static long anUnknownTalk() {
        return TALKS.incrementAndGet();
    }

    static Map<String, String> aNote() {
        return aNote("Ann", "A *note*");
    }

    static Map<String, String> aNote(String author, String body) {
        return Map.of("author", author, "body", body);
    }

    /** Creates it, and returns its id. */
    static long create(long talk, Map<String, String> note) {
        return json(note)
                .post("/api/talks/" + talk + "/notes")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    static RequestSpecification json(Object body) {
        return given().contentType("application/json").body(body);
    }
}
