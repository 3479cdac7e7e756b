package io.turnout.testing;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Does what {@link SignedIn} says. */
final class SignedInExtension implements BeforeAllCallback, AfterAllCallback {
    private static final String AUTHORIZATION = "Authorization";

    @Override
    public void beforeAll(ExtensionContext test) {
        SignedIn who = test.getRequiredTestClass().getAnnotation(SignedIn.class);
        String token = Tokens.bearer(who.as(), who.roles());
        Filter signedIn = (request, response, rest) -> {
            if (!request.getHeaders().hasHeaderWithName(AUTHORIZATION)) {
                request.header(AUTHORIZATION, token);
            }
            return rest.next(request, response);
        };
        RestAssured.filters(signedIn);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        RestAssured.replaceFiltersWith(List.of());
    }
}
