package io.turnout.talks;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Talks to test with; what a test does not care about is left out. */
public final class TalkTestData {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private TalkTestData() {}

    public static TalkTestData aTalk() {
        return new TalkTestData().with("title", "A talk");
    }

    public TalkTestData with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    TalkTestData by(String... speakers) {
        return with("speakers", List.of(speakers));
    }

    TalkTestData at(String day, String start, String end) {
        return with("day", day).with("start", start).with("end", end);
    }

    Map<String, Object> json() {
        return members;
    }

    /** Creates it, and returns its id. */
    public long create() {
        return json(members)
                .post("/api/talks")
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
