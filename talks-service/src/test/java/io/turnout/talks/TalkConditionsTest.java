package io.turnout.talks;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.turnout.talks.TalkTestData.aTalk;
import static io.turnout.talks.TalkTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class TalkConditionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "\"v1-gzip\"", "W/\"v1\"", "\"x\", \"v1\"", "*"})
    void saysNotModifiedToWhomHasTheVersion(String tags) {
        long id = aTalk().create();

        given().header("If-None-Match", tags)
                .get("/api/talks/" + id)
                .then()
                .statusCode(304)
                .header("ETag", "\"v1-gzip\"")
                .body(emptyString());
    }

    @Test
    void servesNewVersionToWhomHasTheOldOne() {
        long id = aTalk().create();
        json(aTalk().json()).put("/api/talks/" + id);

        given().header("If-None-Match", "\"v1\"").get("/api/talks/" + id).then().statusCode(200);
    }

    @Test
    void refusesWriteOnOldVersion() {
        long id = aTalk().create();
        json(aTalk().json()).put("/api/talks/" + id);

        assertStale(json(aTalk().json()).header("If-Match", "\"v1\"").put("/api/talks/" + id));
        assertStale(json(Map.of()).header("If-Match", "\"v1\"").patch("/api/talks/" + id));
        assertStale(given().header("If-Match", "W/\"v2\"").delete("/api/talks/" + id));
        json(aTalk().json())
                .header("If-Match", "v2")
                .put("/api/talks/" + id)
                .then()
                .statusCode(400);
        given().header("If-Match", "\"v2-gzip\"")
                .delete("/api/talks/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void letsOneOfManyWritersOfOneVersionThrough() throws Exception {
        long id = aTalk().create();
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> statuses = new ArrayList<>();

        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Map<String, Object> body = aTalk().with("title", "Writer " + i).json();
                answers.add(writers.submit(() -> {
                    go.await();
                    return json(body)
                            .header("If-Match", "\"v1\"")
                            .put("/api/talks/" + id)
                            .statusCode();
                }));
            }
            go.countDown();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        given().get("/api/talks/" + id).then().body("version", equalTo(2));
    }

    @Test
    void tagsCompressedAndPlainBodiesApart() {
        long id = aTalk().create();
        Response compressed = given().get("/api/talks/" + id);
        Response plain = given().config(config().decoderConfig(decoderConfig().noContentDecoders()))
                .get("/api/talks/" + id);

        assertThat(compressed.header("ETag")).isEqualTo("\"v1-gzip\"");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(plain.header("ETag")).isEqualTo("\"v1\"");
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.asString()).isEqualTo(compressed.asString());
    }

    @Test
    void tagsListsByTheirBytes() {
        aTalk().with("track", "tags").create();
        Response list = given().get("/api/talks?track=tags");

        given().header("If-None-Match", list.header("ETag"))
                .get("/api/talks?track=tags")
                .then()
                .statusCode(304);
        aTalk().with("track", "tags").create();
        given().header("If-None-Match", list.header("ETag"))
                .get("/api/talks?track=tags")
                .then()
                .statusCode(200);
    }

    @Test
    void answersHeadLikeGetWithoutBody() {
        long id = aTalk().create();

        given().head("/api/talks/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1-gzip\"")
                .body(emptyString());
        given().head("/api/talks/9223372036854775807").then().statusCode(404).body(emptyString());
    }

    private static void assertStale(Response response) {
        response.then().statusCode(412).body("type", equalTo("/problems/precondition-failed"));
    }
}
