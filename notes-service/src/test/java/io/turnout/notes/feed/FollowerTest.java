package io.turnout.notes.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.notes.StubTalks;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class FollowerTest {
    @Inject
    AppliedChanges applied;

    @Inject
    Sides sides;

    @Inject
    DataSource database;

    @AfterEach
    void calm() {
        StubTalks.fail(false);
        StubTalks.repeat(0);
    }

    @Test
    void followsInBatchesToTheEnd() {
        for (int i = 0; i < 95; i++) {
            StubTalks.tell("created", 500 + i);
        }

        awaitEnd();
        assertThat(sides.lag()).isZero();
    }

    @Test
    void appliesWhatIsSentAgain() {
        awaitEnd();
        StubTalks.repeat(5);
        StubTalks.tell("created", 601);
        StubTalks.tell("deleted", 601);

        awaitEnd();
    }

    @Test
    void triesAgainUntilTheFeedIsBackAndShowsItsLagMeanwhile() {
        awaitEnd();
        StubTalks.fail(true);
        StubTalks.tell("created", 602);

        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Talks feed' }.data.lagMillis", greaterThan(0)));
        given().get("/q/metrics").then().body(containsString("turnout_feed_lag_seconds{side=\"talks-service\"}"));

        StubTalks.fail(false);
        awaitEnd();
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'Talks feed' }.data.lagMillis", equalTo(0)));
    }

    @Test
    void triesAgainWhenItDiesBetweenTheEffectAndTheCursor() throws SQLException {
        awaitEnd();
        long before = applied.position();
        execute("""
                create function die() returns trigger language plpgsql as 'begin raise exception ''died''; end';
                create trigger die before update on feed_cursor for each row execute function die();
                """);
        StubTalks.tell("created", 603);
        StubTalks.tell("deleted", 603);

        await().until(() -> !sides.areAtEnd());
        assertThat(applied.position()).isEqualTo(before);
        assertThat(isKnown(603)).isFalse();

        execute("drop function die() cascade");
        awaitEnd();
        assertThat(isKnown(603)).isTrue();
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(20)).until(() -> applied.position() == StubTalks.head() && sides.areAtEnd());
    }

    private boolean isKnown(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select deleted from known_talks where id = " + id)) {
            return row.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
