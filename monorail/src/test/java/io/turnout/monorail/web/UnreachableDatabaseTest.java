package io.turnout.monorail.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(value = CutOffPostgres.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(IdentityResource.class)
class UnreachableDatabaseTest {
    CutOffPostgres database;

    private long talk;

    @BeforeEach
    void cutOff() {
        await().untilAsserted(() -> talk = create(aTalk()));
        database.cut();
    }

    @AfterEach
    void mend() {
        database.mend();
    }

    @Test
    void answers503AndServesAgainOnceItIsBack() {
        Response refused = when().get("/api/talks/" + talk);

        refused.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", is("/problems/unavailable"));
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.asString()).doesNotContain("Exception").doesNotContain("postgres");
        given().contentType("application/json")
                .header("Idempotency-Key", "again")
                .body("{\"title\":\"x\"}")
                .post("/api/talks")
                .then()
                .statusCode(503);
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(503);

        database.mend();

        await().untilAsserted(() -> {
            when().get("/api/talks/" + talk).then().statusCode(200);
            when().get("/q/health/ready").then().statusCode(200);
        });
    }

    @Test
    void showsAPageThatSaysSo() {
        Response answer = when().get("/agenda");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(Jsoup.parse(answer.asString()).select("main").text()).contains("Try again in a second");
    }
}
