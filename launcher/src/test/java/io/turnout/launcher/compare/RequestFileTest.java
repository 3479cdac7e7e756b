package io.turnout.launcher.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFileTest {
    @TempDir
    private Path folder;

    @Test
    void takesARequestALine() throws IOException {
        List<Request> requests = read("""
                # the agenda
                /api/agenda?day=2019-03-05

                HEAD /api/talks
                https://example.org/a%20b?x=1
                https://example.org
                POST /api/talks {"title": "A house, moved"}
                """);

        assertThat(requests)
                .map(Request::toString)
                .containsExactly(
                        "GET /api/agenda?day=2019-03-05",
                        "HEAD /api/talks",
                        "GET /a%20b?x=1",
                        "GET /",
                        "POST /api/talks");
        assertThat(requests.getLast().body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"title\": \"A house, moved\"}");
        assertThat(requests.getLast().headers()).containsExactly(Map.entry("Content-Type", "application/json"));
    }

    @Test
    void takesWhatABrowserHasSaved() throws IOException {
        List<Request> requests = read("""
                {"log": {"version": "1.2", "entries": [
                  {"request": {"method": "GET", "url": "http://localhost:8080/talks/1?x=%20", "headers": [
                    {"name": ":authority", "value": "localhost"}, {"name": "Host", "value": "localhost"},
                    {"name": "Accept", "value": "text/html"}, {"name": "Accept-Encoding", "value": "br"}]}},
                  {"request": {"method": "POST", "url": "http://localhost:8080/notes", "headers": [],
                    "postData": {"mimeType": "text/plain", "text": "café"}}}]}}
                """);

        assertThat(requests).map(Request::toString).containsExactly("GET /talks/1?x=%20", "POST /notes");
        assertThat(requests.getFirst().headers()).containsExactly(Map.entry("Accept", "text/html"));
        assertThat(requests.getLast().body()).asString(StandardCharsets.UTF_8).isEqualTo("café");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ok;get /x              | line 2: 'get' is neither a path nor a URL
            ftp:x                   | line 1: 'ftp:x' is neither a path nor a URL
            /%zz                    | line 1
            # nothing               | there is no request in it
            {"log": 1}              | log.entries is missing
            {"log":                 | it is no JSON
            """)
    void saysWhereItIsWrong(String content, String said) {
        assertThatThrownBy(() -> read(content.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void knowsTheNamesInAQuery() throws IOException {
        assertThat(read("/x?a=1&b").getFirst().query()).isEqualTo("a=1&b");
    }

    private List<Request> read(String content) throws IOException {
        return RequestFile.read(Files.writeString(folder.resolve("requests"), content));
    }
}
