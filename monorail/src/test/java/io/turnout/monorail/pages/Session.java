package io.turnout.monorail.pages;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.Tokens;

/** Requests of a browser in which somebody is signed in. */
final class Session {
    static final String ADA = Tokens.aToken()
            .subject("ada")
            .roles("attendee")
            .claim("name", "Ada L")
            .build();

    private Session() {}

    static RequestSpecification of(String token) {
        return ofNobody().header("Cookie", "turnout-session=" + token);
    }

    static RequestSpecification ofNobody() {
        return given().noFilters().redirects().follow(false);
    }

    static Response post(RequestSpecification browser, String path, String form) {
        return browser.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(form)
                .post(path);
    }
}
