package io.turnout.system;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The public API as a client uses it; every answer is held against the published description. */
final class Api {
    /** Bodies as they are: what compresses has tests of its own. */
    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    private Api() {}

    /** A request to the gateway under test, of one who may write. */
    static RequestSpecification request() {
        return request(Deployment.gateway());
    }

    static RequestSpecification request(URI gateway) {
        return as(Tokens.writer(), gateway);
    }

    /** A request of whoever has this token. */
    static RequestSpecification as(String token, URI gateway) {
        return anonymous(gateway).auth().preemptive().oauth2(token);
    }

    /** A request of one who has no token. */
    static RequestSpecification anonymous() {
        return anonymous(Deployment.gateway());
    }

    static RequestSpecification anonymous(URI gateway) {
        return RestAssured.given().baseUri(gateway.toString()).config(PLAIN).filter(Contract.of(Deployment.gateway()));
    }

    static RequestSpecification json(Object body) {
        return request().contentType(ContentType.JSON).body(body);
    }

    /** A talk with all that a client may say; change or take out what a test is about. */
    static Map<String, Object> aTalk() {
        Map<String, Object> talk = new HashMap<>();
        talk.put("title", "A talk " + UUID.randomUUID());
        talk.put("abstract", "What was said.");
        talk.put("speakers", List.of("Ada Lovelace", "Grace Hopper"));
        talk.put("company", "Analytical Engines");
        talk.put("track", "Engines");
        talk.put("day", "2031-05-06");
        talk.put("start", "10:35");
        talk.put("end", "11:25");
        talk.put("room", "Fleming");
        talk.put("slidesUrl", "https://example.org/slides");
        return talk;
    }

    static Map<String, Object> aTalk(String member, Object value) {
        Map<String, Object> talk = aTalk();
        talk.put(member, value);
        return talk;
    }

    static Map<String, Object> aNote() {
        return Map.of("author", "Ada", "body", "Worth **hearing**. " + UUID.randomUUID());
    }

    /** Creates it and gives the answer's body. */
    static Response create(Map<String, Object> talk) {
        Response answer = json(talk).post("/api/talks");
        answer.then().statusCode(201);
        return answer;
    }

    static long createTalk() {
        return create(aTalk()).jsonPath().getLong("id");
    }

    static Response createNote(long talk, Map<String, Object> note) {
        Response answer = json(note).post("/api/talks/{id}/notes", talk);
        answer.then().statusCode(201);
        return answer;
    }

    static long createNote(long talk) {
        return createNote(talk, aNote()).jsonPath().getLong("id");
    }
}
