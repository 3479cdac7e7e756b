package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Single calls share connections with the control database, and are none the worse for one that is gone. */
@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ControlSessionsTest {
    private static final int CALLS = 200;
    private static final String BEGUN = "select sessions from pg_stat_database where datname = current_database()";

    @Inject
    Database control;

    @Test
    void opensNoConnectionForEachCall() {
        call();
        long before = begun();

        for (int i = 0; i < CALLS; i++) {
            call();
        }

        // watching and leading go on meanwhile, and this test asks with two of its own
        assertThat(begun() - before).isLessThan(CALLS / 4);
    }

    @Test
    void answersAfterTheDatabaseHasEndedAllConnections() {
        call();
        try (Session session = control.connect()) {
            session.rows("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """);
        }

        call();
        // what has connections of its own comes back as well
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
    }

    private static void call() {
        assertThat(get("/api/control/datasets").statusCode()).isEqualTo(200);
    }

    /** By sessions that have told of themselves, which they do at their end at the latest. */
    private long begun() {
        try (Session session = control.connect()) {
            return session.row(BEGUN).orElseThrow().number("sessions");
        }
    }
}
