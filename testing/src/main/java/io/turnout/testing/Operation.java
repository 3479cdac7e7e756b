package io.turnout.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.Identities.Identity;

/**
 * A request that a role is needed for, and that goes wrong once it is allowed: so it writes nothing, and shows that the
 * role is looked at before anything else.
 *
 * @param role null for what is open to everybody
 * @param allowed the status that it is answered with where the role does not stand in the way
 */
public record Operation(String role, String method, String path, String contentType, String body, int allowed) {
    private static final String REALM = "Bearer realm=\"turnout\"";

    /** With a JSON body. */
    public static Operation of(String role, String method, String path, String body, int allowed) {
        return new Operation(role, method, path, "application/json", body, allowed);
    }

    /** A read. */
    public static Operation open(String path, int status) {
        return new Operation(null, "GET", path, "application/json", "", status);
    }

    /** @throws AssertionError if they may do what they should not, or the reverse, or are refused in other words */
    public void assertAllowedOnlyWithTheRole(Identity who) {
        RequestSpecification request = who.isSomebody() ? given().header("Authorization", who.bearer()) : given();
        Response answer = request.contentType(contentType).body(body).request(method, path);
        if (role == null || who.is(role)) {
            assertThat(answer.statusCode()).isEqualTo(allowed);
            return;
        }
        boolean known = who.isSomebody();
        assertThat(answer.statusCode()).isEqualTo(known ? 403 : 401);
        assertThat(answer.jsonPath().getString("type"))
                .isEqualTo(known ? "/problems/forbidden" : "/problems/unauthenticated");
        assertThat(answer.jsonPath().getString("traceId")).hasSize(32);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(known ? REALM + ", error=\"insufficient_scope\", scope=\"" + role + "\"" : REALM);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @Override
    public String toString() {
        return method + " " + path + " " + body;
    }
}
