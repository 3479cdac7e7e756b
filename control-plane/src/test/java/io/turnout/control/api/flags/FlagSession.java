package io.turnout.control.api.flags;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;

/** An operator who begins without flags. */
abstract class FlagSession {
    static final String FLAGS = "/api/control/flags";
    static final String ON =
            "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\": \"on\"}";
    static final String OFF = ON.replace("\"defaultVariant\": \"on\"", "\"defaultVariant\": \"off\"");

    @BeforeEach
    void noFlags() {
        change("{\"document\": {\"flags\": {}}, \"reason\": \"a test begins\"}")
                .put(FLAGS)
                .then()
                .statusCode(200);
    }

    static Response put(String key, String flag) {
        return change("{\"flag\": %s, \"reason\": \"to see\"}".formatted(flag)).put(FLAGS + "/" + key);
    }

    static RequestSpecification change(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
