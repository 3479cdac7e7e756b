package io.turnout.monorail.web;

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
    private static final String NO_TALK = "/api/talks/9223372036854775807";
    private static final String NO_NOTE = "/api/notes/9223372036854775807";
    private static final String NOTE = "{\"author\": \"Ann\", \"body\": \"x\"}";

    private static Stream<Operation> operations() {
        return Stream.of(
                Operation.of("editor", "POST", "/api/talks", "{\"title\": \"\"}", 400),
                Operation.of("editor", "POST", "/api/talks", "{", 400),
                Operation.of("editor", "PUT", NO_TALK, "{\"title\": \"A\"}", 404),
                Operation.of("editor", "PUT", "/api/talks/x", "{\"title\": \"A\"}", 400),
                new Operation("editor", "PATCH", NO_TALK, "application/merge-patch+json", "{}", 404),
                Operation.of("editor", "DELETE", NO_TALK, "", 404),
                new Operation("editor", "POST", "/api/import", "text/markdown; charset=UTF-8", "", 400),
                Operation.of("attendee", "POST", NO_TALK + "/notes", NOTE, 404),
                Operation.of("attendee", "POST", NO_TALK + "/notes", "{", 400),
                Operation.of("attendee", "PUT", NO_NOTE, NOTE, 404),
                Operation.of("attendee", "PUT", "/api/notes/x", NOTE, 400),
                Operation.of("attendee", "DELETE", NO_NOTE, "", 404),
                Operation.open("/api/talks", 200),
                Operation.open(NO_TALK, 404),
                Operation.open(NO_NOTE, 404),
                Operation.open("/api/agenda", 200),
                Operation.open("/api/search?q=x", 200),
                Operation.of("editor", "POST", "/internal/talks/resolve", "{}", 400),
                Operation.open("/internal/agenda", 200),
                Operation.open("/internal/talks?ids=1", 200),
                Operation.open("/internal/search?q=x", 200),
                Operation.open("/changes?after=0", 200),
                Operation.open("/", 200),
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
