package io.turnout.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DoorTest extends GatewayTest {
    private static final String CLOSE = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET | /none | 404 | not-found
            GET | /site//x | 400 | bad-request
            GET | /site/../x | 400 | bad-request
            GET | /site/%2e%2e/x | 400 | bad-request
            GET | /site/a%2fb | 400 | bad-request
            GET | /site/%zz | 400 | bad-request
            GET | /site/x?q=% | 400 | bad-request
            GET | /site/a;b=c | 400 | bad-request
            GET | site | 400 | bad-request
            PATCH | /short | 405 | method-not-allowed
            BREW | /short | 405 | method-not-allowed
            GET | /SHORT | 404 | not-found
            """)
    void answersItsOwnRefusalsAsProblems(String method, String target, int status, String type) {
        String answer = client().raw(method + " " + target + CLOSE + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json", "/problems/" + type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NONSENSE\\r\\n\\r\\n | 400
            GET /site/x HTTP/1.1\\r\\n\\r\\n | 400
            GET /site/x HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n | 400
            GET /site/x HTTP/1.1\\r\\nHost: a\\r\\nno colon\\r\\n\\r\\n | 400
            GET /site/x HTTP/1.1\\r\\nHost : a\\r\\n\\r\\n | 400
            POST /site/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x\\r\\n\\r\\n | 400
            POST /site/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nab | 400
            POST /site/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 4\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 400
            POST /site/x HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked, gzip\\r\\n\\r\\n | 400
            POST /site/x HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: xchunked\\r\\n\\r\\n | 400
            GET /site/x HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n | 400
            GET /site/x HTTP/1.1\\r\\nHost: a/b\\r\\n\\r\\n | 400
            GET /site/x HTTP/1.1\\r\\nHost: a\\r\\n: v\\r\\n\\r\\n | 400
            GET /site/x HTTP/2.0\\r\\nHost: a\\r\\n\\r\\n | 400
            GET /site/x HTTP/0.9\\r\\nHost: a\\r\\n\\r\\n | 400
            PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n | 400
            """)
    void refusesWhatIsHardlyHttpAndClosesTheConnection(String request, int status) {
        String answer = client().raw(request.replace("\\r\\n", "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
    }

    /** What it took for a second request could be the first one's body to whoever reads the framing in another way. */
    @ParameterizedTest
    @ValueSource(strings = {"Host: a\r\nTransfer-Encoding: xchunked", "Host: a\r\nHost: b", "Host: a b", "X: y"})
    void readsNothingAfterARequestItCannotFrame(String headers) {
        String first = "POST /site/x HTTP/1.1\r\n" + headers + "\r\n\r\n";

        String answers = client().raw(first + "GET /site/x HTTP/1.1\r\nHost: a\r\n\r\n");
        String afterAnother = client().raw("GET /site/y HTTP/1.1\r\nHost: a\r\n\r\n" + first + first);

        assertThat(answers).containsOnlyOnce("HTTP/1.1 400");
        assertThat(answers).doesNotContain("200 OK");
        assertThat(afterAnother).containsOnlyOnce("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 400");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(client().raw("GET /site/x?" + "x".repeat(9_000) + CLOSE + "\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("/problems/uri-too-long");
        assertThat(client().raw("GET /site/x" + CLOSE + "X: " + "x".repeat(17_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("/problems/headers-too-large");
    }

    @Test
    void takesTheAddressOfAProxyRequestForItsPath() {
        assertThat(client().raw("GET http://other.example/site/x?y" + CLOSE + "\r\n"))
                .contains("GET /site/x?y HTTP/1.1");
    }

    @Test
    void namesTheMethodsOfAPath() {
        HttpResponse<String> options = client().send("OPTIONS", "/short", "");
        HttpResponse<String> wrong = client().send("DELETE", "/short", "");

        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
        assertThat(wrong.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
        assertThat(client().raw("OPTIONS *" + CLOSE + "\r\n")).startsWith("HTTP/1.1 204");
    }

    @Test
    void servesTheDescriptionAndAPageToTryItWithoutAssetsFromOutside() {
        HttpResponse<String> yaml = client().get("/openapi");
        String page = client().get("/swagger").body();

        assertThat(yaml.body()).startsWith("openapi: 3.1");
        assertThat(client().get(
                                "/openapi",
                                "If-None-Match",
                                yaml.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        assertThat(client().get("/openapi", "Accept", "application/json").body())
                .startsWith("{\"openapi\":\"3.1");
        assertThat(page).contains("/swagger/swagger-ui-bundle.js").doesNotContain("http://", "https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger", "/search", "/talks/abc"})
    void letsNoPageRunOrLookLikeWhatItWasNotWrittenTo(String path) {
        HttpHeaders headers = client().get(path).headers();

        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*", "http");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/api/search?q=", "/openapi"})
    void tellsBrowsersToTakeItsAnswersForWhatTheyAre(String path) {
        assertThat(client().get(path).headers().allValues("X-Content-Type-Options"))
                .containsExactly("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/swagger/", "/swagger/start.js", "/swagger/swagger-ui.css", "/swagger/swagger-ui-bundle.js"})
    void servesWhatThatPageNeeds(String path) {
        assertThat(client().get(path).statusCode()).isEqualTo(200);
        assertThat(client().send("HEAD", path, "").body()).isEmpty();
    }
}
