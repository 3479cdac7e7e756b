package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody reads; attendees write notes and change their own; editors write talks: with a token of ours, and no other. */
class IdentityTest {
    private static final String A_NOTE = "{\"author\":\"Ada\",\"body\":\"b\"}";

    @Test
    void letsAnybodyRead() {
        long talk = Api.createTalk();

        for (String path : List.of("/api/talks", "/api/agenda", "/api/search?q=services", "/api/talks/" + talk)) {
            Api.anonymous().get(path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Caller.class)
    void givesEachRoleWhatIsItsOwnOnBothSides(Caller caller) {
        for (URI side : Deployment.sides()) {
            long talk = createTalk(side);

            expect(sent(caller, side).body(A_NOTE).post("/api/talks/{id}/notes", talk), caller, Role.ATTENDEE, 201);
            expect(sent(caller, side).body(Api.aTalk()).post("/api/talks"), caller, Role.EDITOR, 201);
            expect(sent(caller, side).body(Api.aTalk()).put("/api/talks/{id}", talk), caller, Role.EDITOR, 200);
            expect(
                    sent(caller, side)
                            .contentType("application/merge-patch+json")
                            .body("{\"room\":\"r\"}")
                            .patch("/api/talks/{id}", talk),
                    caller,
                    Role.EDITOR,
                    200);
            expect(
                    sent(caller, side)
                            .contentType("text/markdown; charset=utf-8")
                            .queryParam("dryRun", true)
                            .body("# A talk\n\nA note.\n")
                            .post("/api/import"),
                    caller,
                    Role.EDITOR,
                    200);
            expect(sent(caller, side).delete("/api/talks/{id}", talk), caller, Role.EDITOR, 204);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsNobodyChangeAnothersNote(boolean services) {
        URI side = services ? Deployment.gateway() : Deployment.legacyGateway();
        long talk = createTalk(side);
        long note = Api.as(Tokens.of("grace", "attendee"), side)
                .contentType("application/json")
                .body(A_NOTE)
                .post("/api/talks/{id}/notes", talk)
                .jsonPath()
                .getLong("id");

        for (String other : List.of(Tokens.writer(), Tokens.of("ada", "attendee"))) {
            RequestSpecification put =
                    Api.as(other, side).contentType("application/json").body(A_NOTE);
            put.put("/api/notes/{id}", note).then().statusCode(403).body("type", endsWith("/forbidden"));
            Api.as(other, side).delete("/api/notes/{id}", note).then().statusCode(403);
        }

        Api.as(Tokens.of("grace", "attendee"), side)
                .delete("/api/notes/{id}", note)
                .then()
                .statusCode(204);
    }

    @Test
    void keepsTheIdempotencyKeysOfTwoPeopleApart() {
        String body = "{\"author\":\"Same\",\"body\":\"same\"}";
        long talk = Api.createTalk();

        String key = UUID.randomUUID().toString();
        Response first = withKey("ada", key, body).post("/api/talks/{id}/notes", talk);
        Response second = withKey("grace", key, body).post("/api/talks/{id}/notes", talk);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getLong("id"))
                .isNotEqualTo(first.jsonPath().getLong("id"));
    }

    @Test
    void refusesATokenThatIsRightButForTheKey() throws JoseException {
        String token = Tokens.of("ada", "attendee", "editor");
        JsonWebSignature original = (JsonWebSignature) JsonWebStructure.fromCompactSerialization(token);
        JsonWebSignature forged = new JsonWebSignature();
        forged.setAlgorithmHeaderValue(original.getAlgorithmHeaderValue());
        forged.setKeyIdHeaderValue(original.getKeyIdHeaderValue());
        forged.setPayloadBytes(Base64Url.decode(token.split("\\.")[1]));
        forged.setKey(EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey());

        Api.as(forged.getCompactSerialization(), Deployment.gateway())
                .get("/api/talks")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("type", endsWith("/unauthenticated"))
                .body("traceId", notNullValue());
    }

    @Test
    void publishesTheKeysThatVerifyItsTokens() {
        Api.anonymous()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys[0].kty", equalTo("EC"))
                .body("keys[0].kid", notNullValue())
                .body("keys[0].d", equalTo(null));
    }

    private enum Role {
        ATTENDEE,
        EDITOR
    }

    /** What the caller gets who needs the role to be answered with this status. */
    private static void expect(Response answer, Caller caller, Role needed, int granted) {
        int expected = switch (caller) {
            case WRITER -> granted;
            case ATTENDEE -> needed == Role.ATTENDEE ? granted : 403;
            case EDITOR -> needed == Role.EDITOR ? granted : 403;
            case OPERATOR -> 403;
            case NOBODY, FORGER, BASIC -> 401;
        };
        assertThat(answer.statusCode()).as("%s asked for %s", caller, needed).isEqualTo(expected);
        if (expected >= 400) {
            answer.then()
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", startsWith("Bearer realm=\"turnout\""));
        }
    }

    private static RequestSpecification sent(Caller caller, URI side) {
        RequestSpecification request = Api.anonymous(side).contentType("application/json");
        caller.authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private static long createTalk(URI side) {
        return Api.request(side)
                .contentType("application/json")
                .body(Api.aTalk())
                .post("/api/talks")
                .jsonPath()
                .getLong("id");
    }

    private static RequestSpecification withKey(String subject, String key, String body) {
        return Api.as(Tokens.of(subject, "attendee"), Deployment.gateway())
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body);
    }
}
