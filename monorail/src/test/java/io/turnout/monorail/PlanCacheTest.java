package io.turnout.monorail;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class PlanCacheTest {
    private static final int TIMES = 50;

    @Inject
    SessionFactory hibernate;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/agenda",
                "/api/search?q=plan",
                "/api/talks",
                "/api/talks/%d?include=notes",
                "/api/talks/%d/notes"
            })
    void plansAQueryOnceHoweverOftenItIsAskedFor(String path) {
        long talk = create(aTalk().with("day", "2019-03-04"));
        note(talk, "Ada", "A plan");

        int plans = plansOf(() -> when().get(path.formatted(talk)).then().statusCode(200));

        assertThat(plans).isLessThan(TIMES);
    }

    @Test
    void plansAWriteOnceHoweverManyNotesAreAdded() {
        long talk = create(aTalk());

        int plans = plansOf(() -> note(talk, "Ada", "A plan"));

        assertThat(plans).isLessThan(TIMES);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void plansAnImportOnceHoweverManyFilesCome(boolean dryRun) {
        int plans = plansOf(() -> given().contentType("text/markdown; charset=UTF-8")
                .queryParam("dryRun", dryRun)
                .body(("# Planned\n" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8))
                .post("/api/import")
                .then()
                .statusCode(200));

        assertThat(plans).isLessThan(TIMES);
    }

    /** How many plans are kept for a request that is repeated; a few may be of what else runs. */
    private int plansOf(Runnable request) {
        request.run();
        int before = plans();
        for (int i = 0; i < TIMES; i++) {
            request.run();
        }
        return plans() - before;
    }

    private int plans() {
        return hibernate
                .unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache()
                .getNumberOfCachedQueryPlans();
    }
}
