package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deploy that a pipeline tells of, from the gateway to the measures and the page of them. */
class DeliveryTest {
    private static final String DEPLOYS = "/api/control/deploys";
    private static final String DELIVERY = "/api/control/delivery";
    private static final String PAGE = "/control/delivery";
    private static final Duration SHOWN = Duration.ofMinutes(1);

    private final String build = "told-" + UUID.randomUUID();

    @Test
    void whatAPipelineTellsIsAmongTheMeasuresAndOnThePage() {
        String service = operator().get(DELIVERY).path("services[0].service");

        Response first = tell(operator(), service);
        Response again = tell(operator(), service);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.<String>path("toldBy")).isEqualTo("olga");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<Integer>path("id")).isEqualTo(first.path("id"));
        // another control plane may remember for some seconds what it knew before
        Awaitility.await().atMost(SHOWN).untilAsserted(() -> {
            List<String> builds = operator()
                    .get(DELIVERY)
                    .path("services.find { it.service == '%s' }.deploys.build".formatted(service));
            assertThat(builds).containsOnlyOnce(build);
            assertThat(page("operator").asString()).contains("<code>" + build + "</code>");
        });
    }

    @Test
    void aPageThatIsOpenShowsItByItself() {
        String service = operator().get(DELIVERY).path("services[0].service");
        try (Browser browser = Browser.start()) {
            Page page = Room.signedIn(browser, 1280, 900);
            page.navigate(Room.url(PAGE));
            assertThat(page.locator("#live")).hasText("Live");

            tell(operator(), service);

            assertThat(page.locator("#l-" + service))
                    .containsText(build, new LocatorAssertions.ContainsTextOptions().setTimeout(SHOWN.toMillis()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attendee", "editor"})
    void isForOperatorsAlone(String role) {
        String service = operator().get(DELIVERY).path("services[0].service");

        assertThat(tell(as(Tokens.of("ada", role)), service).statusCode()).isEqualTo(403);
        assertThat(as(Tokens.of("ada", role)).get(DELIVERY).statusCode()).isEqualTo(403);
        assertThat(page(role).statusCode()).isEqualTo(403);
        assertThat(anonymous().get(DELIVERY).statusCode()).isEqualTo(401);
        assertThat(operator().get(DELIVERY).asString()).doesNotContain(build);
    }

    private Response tell(RequestSpecification request, String service) {
        return request.contentType(ContentType.JSON)
                .body(Map.of("service", service, "build", build, "reason", "a test of deploys"))
                .post(DEPLOYS);
    }

    /** As whoever has signed in with such a token sees it. */
    private static Response page(String role) {
        String cookie = anonymous()
                .contentType("application/x-www-form-urlencoded")
                .body("token=" + Tokens.of("olga", role))
                .post("/control/sign-in")
                .header("Set-Cookie")
                .replaceAll(";.*", "");
        return anonymous().header("Cookie", cookie).get(PAGE);
    }

    private static RequestSpecification operator() {
        return as(Tokens.of("olga", "operator"));
    }

    private static RequestSpecification as(String token) {
        return anonymous().auth().preemptive().oauth2(token);
    }

    private static RequestSpecification anonymous() {
        return given().baseUri(Deployment.gateway().toString()).redirects().follow(false);
    }
}
