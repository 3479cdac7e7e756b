package io.turnout.control.api;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.turnout.testing.IdentityResource;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** During an update gateways may be newer than their control plane: what they tell beyond what it knows must not cost it the rest. */
@QuarkusTest
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class NewerGatewaysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    /internal/traffic | 'windows': [{'millisAgo': 1, 'sides': [{'capability': 'x', 'side': 'legacy', 'failed': 0, 'NEW': 1}], 'NEW': 1}]
                    /internal/trials | 'windows': [{'capability': 'x', 'legacy': {'failed': 0, 'NEW': 1}, 'NEW': {}}]
                    /internal/experiments/sightings | 'exposures': [], 'outcomes': [], 'answers': [{'experiment': 'x', 'variant': 'y', 'answers': 1, 'failed': 0, 'NEW': 1}]
                    /internal/shadow/reports | 'pages': []
                    """)
    void areUnderstoodAsFarAsTheyCanBe(String path, String report) {
        String body = "{'gateway': '%s', 'sequence': 1, %s, 'NEW': [1]}".formatted(UUID.randomUUID(), report);

        given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(204);
    }
}
