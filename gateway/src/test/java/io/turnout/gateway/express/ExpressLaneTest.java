package io.turnout.gateway.express;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a connection on which the lane has just been taken, so there is a free track on its event loop. */
@QuarkusTest
class ExpressLaneTest extends GatewayTest {
    /** Makes a request one that goes the other way, without another effect. */
    private static final String[] THE_OTHER_WAY = {"Deadline", "5000"};

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void takeTheLane() {
        double before = arrived();
        await().until(() -> {
            get("/site/fine");
            return arrived() > before;
        });
    }

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/site/hop",
                "/site/chunks",
                "/site/until-close",
                "/site/304",
                "/site/204",
                "/site/big?1",
                "/site/big?0",
                "/open/unknown",
                "/site/garbage"
            })
    void answersAsTheOtherWayDoes(String path) throws Exception {
        HttpResponse<String> there = get(path, THE_OTHER_WAY);

        HttpResponse<String> here = get(path);

        assertThat(here.statusCode()).isEqualTo(there.statusCode());
        assertThat(withoutTrace(here.body())).isEqualTo(withoutTrace(there.body()));
        assertThat(here.headers()).isEqualTo(there.headers());
    }

    @Test
    void tellsTheUpstreamWhatTheOtherWayTells() throws Exception {
        String[] own = {"X-Own", "1", "Forwarded", "for=6.6.6.6", "X-Forwarded-For", "6.6.6.6", "Cookie", "a=b"};
        String there = get("/site/echo?q", with(own, THE_OTHER_WAY)).body();
        double before = arrived();

        String here = get("/site/echo?q", own).body();

        assertThat(arrived()).isEqualTo(before + 1);
        assertThat(lines(here)).containsExactlyInAnyOrderElementsOf(lines(there));
    }

    @ParameterizedTest
    @CsvSource({"closes-first, 200", "closes, 502", "leaves-first, 200"})
    void leavesToTheOtherWayWhatBreaks(String path, int status) throws Exception {
        double arrived = arrived();

        HttpResponse<String> answer = get("/site/" + path + "?" + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(givenBack()).isPositive();
        assertThat(arrived()).isEqualTo(arrived);
    }

    @Test
    void asksOnceWhoDoesNotAnswer() throws Exception {
        String key = UUID.randomUUID().toString();

        HttpResponse<String> answer = get("/site/silent?" + key);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(get("/site/seen?" + key).body()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cut-chunks", "stall"})
    void neverPresentsABrokenOffBodyAsWhole(String path) {
        String answer = client().raw("GET /site/fine HTTP/1.1\r\nHost: a\r\n\r\n".repeat(4) + "GET /site/" + path
                + " HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer)
                .containsSubsequence("200", "200", "200", "200", "200")
                .doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void answersInOrderWhateverWayRequestsGo() {
        String requests = many(40) + "GET /site/end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        String answers = client().raw(requests);

        assertThat(requestLines(answers)).hasSize(61).isEqualTo(requestLines(requests));
    }

    @Test
    void letsTheUpstreamGoWithTheClient() throws Exception {
        String key = UUID.randomUUID().toString();
        CompletableFuture<HttpResponse<String>> silent = http.sendAsync(
                HttpRequest.newBuilder(uri("/site/silent?" + key)).build(), HttpResponse.BodyHandlers.ofString());
        await().until(() -> client().get("/site/seen?" + key).body().equals("1"));

        silent.cancel(true);

        await().until(() -> client().get("/site/gone?" + key).body().equals("true"));
    }

    @Test
    void leavesToTheDoorWhatOnlySomeMayAsk() throws Exception {
        assertThat(get("/guarded/x").statusCode()).isEqualTo(401);
        assertThat(get("/open/x", "Authorization", "Bearer nonsense").statusCode())
                .isEqualTo(401);
    }

    /** Requests for both ways, in turn. */
    private static String many(int count) {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < count; i++) {
            requests.append("GET /site/%d HTTP/1.1\r\nHost: a\r\n\r\n".formatted(i));
            if (i % 2 == 1) {
                requests.append("POST /site/p%d HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab".formatted(i));
            }
        }
        return requests.toString();
    }

    private static List<String> requestLines(String text) {
        return Pattern.compile("(GET|POST) /site/\\w+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> lines(String seen) {
        return seen.lines()
                .filter(line -> !line.regionMatches(true, 0, "traceparent:", 0, 12))
                .filter(line -> !line.regionMatches(true, 0, "deadline:", 0, 9))
                .map(String::toLowerCase)
                .toList();
    }

    private static String withoutTrace(String body) {
        return body.replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }

    private static String[] with(String[] some, String[] more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + client().port() + path);
    }

    private double arrived() {
        return meters.get("turnout.express.arrived").functionCounter().count();
    }

    private double givenBack() {
        return meters.get("turnout.express.given.back").functionCounter().count();
    }
}
