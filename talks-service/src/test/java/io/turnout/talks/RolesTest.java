package io.turnout.talks;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.Identities;
import io.turnout.testing.Identities.Identity;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.Operation;
import io.turnout.testing.PostgresResource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class RolesTest {
    private static final String NOWHERE = "/api/talks/9223372036854775807";

    private static Stream<Operation> operations() {
        return Stream.of(
                Operation.of("editor", "POST", "/api/talks", "{\"title\": \"\"}", 400),
                Operation.of("editor", "POST", "/api/talks", "{", 400),
                Operation.of("editor", "PUT", NOWHERE, "{\"title\": \"A\"}", 404),
                Operation.of("editor", "PUT", "/api/talks/x", "{\"title\": \"A\"}", 400),
                new Operation("editor", "PATCH", NOWHERE, "application/merge-patch+json", "{}", 404),
                Operation.of("editor", "DELETE", NOWHERE, "", 404),
                Operation.of("editor", "POST", "/internal/talks/resolve", "{}", 400),
                Operation.open("/api/talks", 200),
                Operation.open(NOWHERE, 404),
                Operation.open("/changes?after=0", 200),
                Operation.open("/internal/agenda", 200),
                Operation.open("/internal/talks?ids=1", 200),
                Operation.open("/internal/search?q=x", 200),
                Operation.open("/q/health/live", 200));
    }

    @ParameterizedTest
    @MethodSource
    void areNeededForWritesAlone(Operation operation, Identity who) {
        operation.assertAllowedOnlyWithTheRole(who);
    }

    static Stream<Arguments> areNeededForWritesAlone() {
        return operations().flatMap(operation -> Identities.all().map(who -> Arguments.of(operation, who)));
    }
}
