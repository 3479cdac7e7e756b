package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class DatabaseDownTest {
    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void saysUnavailableWhileTheDatabaseIsAwayAndRecovers() throws Exception {
        long id = aTalk().create();
        int slash = url.lastIndexOf('/') + 1;
        String name = url.substring(slash).replaceAll("\\?.*", "");

        try (Connection other = DriverManager.getConnection(url.substring(0, slash) + "postgres", user, password);
                Statement statement = other.createStatement()) {
            statement.execute("alter database " + name + " allow_connections false");
            try {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

                given().get("/api/talks/" + id)
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", "1")
                        .body("type", equalTo("/problems/unavailable"));
                TalkTestData.json(aTalk().json()).post("/api/talks").then().statusCode(503);
                given().get("/changes").then().statusCode(503);
                given().get("/q/health/ready").then().statusCode(503);
                given().get("/q/health/live").then().statusCode(200);
            } finally {
                statement.execute("alter database " + name + " allow_connections true");
            }
        }

        given().get("/api/talks/" + id).then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }
}
