package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hardly any client sends gets the same answer on both sides too, and never a bare one. */
class OddRequestsTest {
    private static final Pattern PROBLEM = Pattern.compile("\"type\":\"(/problems/[^\"]+)\"");

    /** As much of an answer as does not depend on what the side holds. */
    private record Answer(int status, String type, String encoding, boolean taggedAsGzip, String problem) {
        static Answer of(String raw) {
            String[] lines = raw.substring(0, raw.indexOf("\r\n\r\n")).split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(": ", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
            }
            var problem = PROBLEM.matcher(raw);
            return new Answer(
                    Integer.parseInt(lines[0].split(" ")[1]),
                    headers.get("content-type"),
                    headers.get("content-encoding"),
                    headers.getOrDefault("etag", "").contains("-gzip"),
                    problem.find() ? problem.group(1) : null);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/talks                                | Accept: application/json;q=0           | 406
            GET /api/talks/1                              | Accept: */*;q=0                        | 406
            GET /api/talks                                | Accept: application/json;q=0, */*      | 406
            GET /api/agenda                               | Accept: application/json;q=0           | 406
            GET /api/search?q=services                    | Accept: *                              | 406
            GET /api/talks/1/notes                        | Accept: */json                         | 406
            GET /api/talks?limit=5                        | Accept-Encoding: *                     | 200
            GET /api/agenda                               | Accept-Encoding: *                     | 200
            GET /api/talks?limit=5                        | Accept-Encoding: x-gzip                | 200
            GET /api/agenda                               | Accept-Encoding: x-gzip                | 200
            GET /api/talks?limit=5                        | Accept-Encoding: GZIP                  | 200
            GET /api/search?q=services                    | Accept-Encoding: GZIP                  | 200
            GET /api/search?q=services                    | Accept-Encoding: gzip;q=0.5, deflate   | 200
            GET /api/search?q=services                    | Accept-Encoding: gzip;q=0, *           | 200
            GET /api/search?q=services&type=              | X: y                                   | 200
            GET /api/agenda?day=&limit=&cursor=           | X: y                                   | 200
            GET /api/agenda?DAY=x                         | X: y                                   | 400
            GET /api/talks?limit                          | X: y                                   | 200
            POST /api/talks                               | Content-Type: application/json;Content-Encoding: gzip | 415
            POST /api/import                              | Content-Type: text/plain;Content-Encoding: br         | 415
            POST /api/import?dryRun                       | Content-Type: text/plain               | 400
            POST /api/import?dryrun=1                     | Content-Type: text/plain               | 400
            POST /api/import?author=%20                   | Content-Type: text/plain               | 400
            POST /api/import                              | Content-Type: text/plain; charset=latin1 | 415
            POST /api/import                              | Content-Type: text/*                   | 415
            POST /api/import                              | X: y                                   | 415
            """)
    void getTheSameAnswerFromBothSides(String request, String headers, int status) throws IOException {
        Answer monolith = send(Deployment.legacyGateway(), request, headers);
        Answer services = send(Deployment.gateway(), request, headers);

        assertThat(services).isEqualTo(monolith);
        assertThat(services.status()).isEqualTo(status);
        assertThat(services.type())
                .isEqualTo(status < 400 ? "application/json;charset=UTF-8" : "application/problem+json");
        assertThat(services.taggedAsGzip()).isEqualTo("gzip".equals(services.encoding()));
    }

    @ParameterizedTest
    @CsvSource({"/api/talks?track=, 7900", "/api/talks/1/notes?author=, 5000", "/api/search?q=, 7900"})
    void getAProblemOrAnAnswerHoweverLongTheQueryIs(String path, int length) throws IOException {
        String request = "GET " + path + "x".repeat(length);

        Answer monolith = send(Deployment.legacyGateway(), request, "X: y");
        Answer services = send(Deployment.gateway(), request, "X: y");

        assertThat(services).isEqualTo(monolith);
        assertThat(services.type()).startsWith("application/");
    }

    private static Answer send(URI gateway, String request, String headers) throws IOException {
        String body = request.startsWith("POST") ? "# Odd talk\n\nOdd note.\n" : "";
        String head = """
                %s HTTP/1.1\r
                Host: a\r
                Authorization: Bearer %s\r
                Connection: close\r
                %s\r
                Content-Length: %d\r
                \r
                """.formatted(
                request, Tokens.writer(), headers.replace(";Content-Encoding", "\r\nContent-Encoding"), body.length());
        return Answer.of(Http.raw(gateway, head + body));
    }
}
