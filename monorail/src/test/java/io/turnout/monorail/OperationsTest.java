package io.turnout.monorail;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class OperationsTest {
    @Inject
    KeyRetention retention;

    @Inject
    DataSource database;

    @Test
    void forgetsKeysAfterADayAndKeepsYoungerOnes() throws SQLException {
        int old = create("old key");
        int young = create("young key");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update talk_idempotency_keys set created_at = now() - interval '25 hours'"
                    + " where key = 'old-key ada'");
            statement.execute("update talk_idempotency_keys set created_at = now() - interval '23 hours'"
                    + " where key = 'young-key ada'");
        }

        retention.forgetOldKeys();

        assertThat(create("old key")).isNotEqualTo(old);
        assertThat(create("young key")).isEqualTo(young);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void tellsItsHealth(String probe) {
        when().get("/q/health/" + probe).then().statusCode(200);
    }

    @Test
    void tellsItsMetrics() {
        when().get("/api/agenda");

        when().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds_count{method=\"GET\""))
                .body(containsString("uri=\"/api/agenda\""));
    }

    private static int create(String title) {
        return given().contentType("application/json")
                .header("Idempotency-Key", title.replace(' ', '-'))
                .body("{\"title\":\"%s\"}".formatted(title))
                .post("/api/talks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
