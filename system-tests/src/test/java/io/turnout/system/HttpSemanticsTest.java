package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD, OPTIONS and compression, as HTTP means them. */
class HttpSemanticsTest {
    private static final String LIST = "/api/talks?limit=20";
    private static final String AGENDA = "/api/agenda?day=2019-03-04";
    private static final String SEARCH = "/api/search?q=services";

    @ParameterizedTest
    @ValueSource(strings = {LIST, AGENDA, SEARCH, "/agenda?day=2019-03-04"})
    void answersHeadAsGetWithoutTheBody(String path) {
        Response get = Api.request().get(path);
        Response head = Api.request().head(path);

        assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
        assertThat(head.contentType()).isEqualTo(get.contentType());
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    @Test
    void answersOptionsWithTheMethods() {
        Api.request().options("/api/talks").then().statusCode(204).header("Allow", containsString("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, AGENDA, SEARCH, "/agenda?day=2019-03-04", "/assets/site.css"})
    void compressesForThoseWhoAskForIt(String path) {
        // a part that was late is missing in one of the two; what compressing does wrong it does each time
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertSameCompressed(path));
    }

    @Test
    void takesTheTagOfACompressedAnswerForAWrite() throws Exception {
        long id = Api.createTalk();
        String tag =
                get("/api/talks/" + id, "gzip").headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"v1-gzip\"");

        Api.json(Api.aTalk())
                .header("If-Match", tag)
                .put("/api/talks/{id}", id)
                .then()
                .statusCode(200);
    }

    @Test
    void servesTheDescriptionOfTheApiAndAPageToTryIt() {
        assertThat(Api.request().get("/openapi").asString()).contains("openapi: 3.1");
        Api.request()
                .redirects()
                .follow(true)
                .get("/swagger")
                .then()
                .statusCode(200)
                .body(containsString("swagger"));
    }

    private static void assertSameCompressed(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path, "identity");
        HttpResponse<byte[]> compressed = get(path, "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(String.join(",", compressed.headers().allValues("Vary"))).containsIgnoringCase("accept-encoding");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        assertThat(withoutKeys(unpacked)).isEqualTo(withoutKeys(plain.body()));
        plain.headers()
                .firstValue("ETag")
                .ifPresent(tag -> assertThat(compressed.headers().firstValue("ETag"))
                        .isNotEqualTo(plain.headers().firstValue("ETag")));
    }

    private static HttpResponse<byte[]> get(String path, String encoding) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(Deployment.gateway().resolve(path))
                            .header("Accept-Encoding", encoding)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    /** A page without the random key of its form. */
    private static String withoutKeys(byte[] page) {
        return new String(page, StandardCharsets.UTF_8).replaceAll("name=\"key\" value=\"[^\"]*\"", "");
    }
}
