package io.turnout.notes;

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
@QuarkusTestResource(StubTalks.class)
class RolesTest {
    private static final String NOWHERE = "/api/notes/9223372036854775807";
    private static final String NOTE = "{\"author\": \"Ann\", \"body\": \"x\"}";

    private static Stream<Operation> operations() {
        return Stream.of(
                Operation.of("attendee", "POST", "/api/talks/1/notes", "{\"author\": \"\"}", 400),
                Operation.of("attendee", "POST", "/api/talks/1/notes", "{", 400),
                Operation.of("attendee", "POST", "/api/talks/x/notes", NOTE, 400),
                Operation.of("attendee", "PUT", NOWHERE, NOTE, 404),
                Operation.of("attendee", "PUT", "/api/notes/x", NOTE, 400),
                Operation.of("attendee", "DELETE", NOWHERE, "", 404),
                Operation.of("editor", "POST", "/internal/notes/import", "{}", 400),
                Operation.open(NOWHERE, 404),
                Operation.open("/internal/notes/summaries?talks=1", 200),
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
