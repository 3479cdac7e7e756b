package io.turnout.monorail.pages;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.Requests.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class EveryPageTest {
    @ParameterizedTest
    @CsvSource({"/talks/987654, 404", "/talks/abc, 400", "/agenda?day=x, 400", "/search?q=x&cursor=y, 400"})
    void answersErrorsWithAPage(String path, int status) {
        Response answer = given().get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".status").text()).isEqualTo("" + status);
        assertThat(page.select("main h1").text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agenda", "/talks/987654", "/search?q=x"})
    void isOfUseToEverybody(String path) {
        Response answer = given().get(path);
        Document page = Jsoup.parse(answer.asString());

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("meta[name=viewport]").attr("content")).contains("width=device-width");
        assertThat(page.select("body > *").first().attr("href")).isEqualTo("#main");
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("h1")).hasSize(1);
        for (Element field : page.select("input:not([type=hidden]), textarea")) {
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as(field.id())
                    .hasSize(1);
        }
        assertThat(page.select("[src], link[rel=stylesheet]").eachAttr("href")).containsExactly("/assets/site.css");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        for (String own : List.of(path, "/api/talks", "/api/none", "/assets/site.css")) {
            assertThat(given().get(own).headers().getValues("X-Content-Type-Options"))
                    .as(own)
                    .containsExactly("nosniff");
        }
        given().get("/assets/site.css")
                .then()
                .statusCode(200)
                .contentType("text/css;charset=UTF-8")
                .header("Cache-Control", "public, max-age=300")
                .header("Vary", "Accept-Encoding")
                .header("ETag", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agenda?day=2019-03-08", "/search?q=nobody", "/assets/site.css"})
    void isNotSentAgainUnchanged(String path) {
        Response first = plain().get(path);

        Response again = plain().header("If-None-Match", first.header("ETag")).get(path);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
    }
}
