package io.turnout.talks;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
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
    @ValueSource(strings = {"/api/talks", "/internal/agenda", "/internal/search?q=plan"})
    void plansAQueryOnceHoweverOftenItIsAskedFor(String path) {
        when().get(path).then().statusCode(200);
        int before = plans();

        for (int i = 0; i < TIMES; i++) {
            when().get(path).then().statusCode(200);
        }

        // a few may be of what else runs
        assertThat(plans() - before).isLessThan(TIMES);
    }

    private int plans() {
        return hibernate
                .unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache()
                .getNumberOfCachedQueryPlans();
    }
}
