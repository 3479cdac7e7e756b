package io.turnout.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.testing.Tokens;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportTest extends GatewayTest {
    private static final String EDITOR = Tokens.bearer("ada", "editor");
    private static final String FILE = "# Known talk\n\nA note.\n\n# New talk — Ada Lovelace\n";

    @Test
    void resolvesTalksThenAddsNotes() {
        answer(
                talks(),
                "/internal/talks/resolve",
                200,
                "{\"items\":[{\"id\":7,\"title\":\"Known Talk\",\"action\":\"matched\"},"
                        + "{\"id\":8,\"title\":\"New talk\",\"action\":\"created\"}]}");
        answer(notes(), "/internal/notes/import", 200, "{\"items\":[{\"id\":70,\"action\":\"created\"}]}");

        HttpResponse<String> answer = send("/api/import?author=Grace", FILE, "text/markdown; charset=UTF-8");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"dryRun\":false,\"talks\":[{\"line\":1,\"heading\":\"Known talk\",\"action\":\"matched\",\"id\":7,"
                                + "\"title\":\"Known Talk\",\"notes\":[{\"line\":3,\"action\":\"created\",\"id\":70}]},"
                                + "{\"line\":5,\"heading\":\"New talk — Ada Lovelace\",\"action\":\"created\",\"id\":8,"
                                + "\"title\":\"New talk\",\"notes\":[]}],\"created\":{\"talks\":1,\"notes\":1},\"unchanged\":{\"notes\":0}}");
        assertThat(asked(talks()))
                .contains("\"dryRun\":false", "\"title\":\"New talk\",\"speakers\":[\"Ada Lovelace\"]");
        assertThat(asked(notes())).contains("{\"talkId\":7,\"author\":\"Grace\",\"body\":\"A note.\"}");
        assertThat(asked(talks()) + asked(notes()))
                .contains("/talks/resolve", "/notes/import")
                .doesNotContainPattern("(?m)^POST(?!.* authorization=" + Pattern.quote(EDITOR) + "$)");
    }

    @Test
    void refusesABadFileBeforeAnybodyIsAsked() {
        HttpResponse<String> answer = send("/api/import", "no heading", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/invalid-import");
        assertThat(asked(talks()) + asked(notes())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun", "dryRun=", "dryrun=1", "author=%20", "author="})
    void refusesParametersBeforeAnybodyIsAsked(String query) {
        HttpResponse<String> answer = send("/api/import?" + query, FILE, "text/plain");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/invalid-parameter");
        assertThat(asked(talks()) + asked(notes())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/markdown;charset=latin1", "text/html"})
    void refusesOtherMediaTypes(String type) {
        assertThat(send("/api/import", FILE, type).statusCode()).isEqualTo(415);
    }

    @Test
    void refusesAFileThatIsTooLong() {
        assertThat(send("/api/import", "# T\n" + "x".repeat(1_100), "text/markdown")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void saysSoWhenAServiceIsAway() {
        answer(talks(), "/internal/talks/resolve", 503, "");

        assertThat(send("/api/import", FILE, "text/markdown").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> send(String path, String body, String type) {
        return client().send("POST", path, body, "Content-Type", type, "Authorization", EDITOR);
    }
}
