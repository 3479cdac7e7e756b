package io.turnout.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.platform.Cursor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest extends GatewayTest {
    private static final String TALK = "{\"type\":\"talk\",\"id\":%d,\"title\":\"t\",\"rank\":%s}";
    private static final String NOTE = "{\"type\":\"note\",\"id\":%d,\"talkId\":%d,\"author\":\"A\",\"rank\":%s}";

    @Test
    void ordersHitsOfBothByRankAndNamesTheNotesTalks() {
        hits(talks(), TALK.formatted(1, "0.9"), TALK.formatted(2, "0.5"));
        hits(notes(), NOTE.formatted(7, 3, "0.5"), NOTE.formatted(8, 4, "0.10"), NOTE.formatted(9, 5, "1.0E-4"));
        answer(
                talks(),
                "/internal/talks?ids=3,4,5",
                200,
                "{\"items\":[{\"id\":3,\"title\":\"T \\\"3\\\"\"},{\"id\":5,\"title\":\"T5\"}]}");

        String body = client().get("/api/search?q=a+b%22").body();

        assertThat(body)
                .isEqualTo("{\"query\":\"a b\\\"\",\"items\":[" + TALK.formatted(1, "0.9") + ","
                        + TALK.formatted(2, "0.5")
                        + ",{\"type\":\"note\",\"id\":7,\"talkId\":3,\"talkTitle\":\"T \\\"3\\\"\",\"author\":\"A\",\"rank\":0.5},"
                        + "{\"type\":\"note\",\"id\":9,\"talkId\":5,\"talkTitle\":\"T5\",\"author\":\"A\",\"rank\":1.0E-4}],\"next\":null,"
                        + "\"talks\":{\"quality\":\"good\"},\"notes\":{\"quality\":\"good\"}}");
        assertThat(asked(notes())).isEqualTo("GET /internal/search?q=a+b%22&limit=21");
    }

    @Test
    void goesOnBehindTheLastHit() {
        hits(talks(), TALK.formatted(1, "0.9"), TALK.formatted(2, "0.5"));
        hits(notes(), NOTE.formatted(7, 3, "0.7"));
        answer(talks(), "/internal/talks", 200, "{\"items\":[{\"id\":3,\"title\":\"T\"}]}");

        String body = client().get("/api/search?q=x&limit=2").body();
        String next = new Cursor("search:all:x", List.of("0.7", "note", "7")).encode();
        client().get("/api/search?q=x&limit=2&cursor=" + next);

        assertThat(body).contains("\"next\":\"" + next + "\"").doesNotContain("\"id\":2");
        assertThat(asked(notes())).contains("q=x&limit=3&afterRank=0.7&afterType=note&afterId=7");
    }

    @Test
    void asksOnlyTheSideThatIsWanted() {
        hits(talks(), TALK.formatted(1, "0.9"));

        assertThat(client().get("/api/search?q=x&type=talk").body()).contains("\"notes\":{\"quality\":\"good\"}");
        assertThat(asked(notes())).isEmpty();
    }

    @Test
    void servesOneSideWithoutTheOther() {
        hits(talks(), TALK.formatted(1, "0.9"));
        answer(notes(), "/internal/search", 503, "");
        String withoutNotes = client().get("/api/search?q=one").body();
        answer(talks(), "/internal/search", 503, "");
        answer(talks(), "/internal/talks", 503, "");
        hits(notes(), NOTE.formatted(7, 3, "0.5"));
        String withoutTalks = client().get("/api/search?q=two").body();
        answer(notes(), "/internal/search", 503, "");
        int withoutBoth = client().get("/api/search?q=three").statusCode();

        assertThat(withoutNotes)
                .contains("\"id\":1", "\"talks\":{\"quality\":\"good\"},\"notes\":{\"quality\":\"missing\"}");
        assertThat(withoutTalks).contains("\"talkTitle\":null", "\"talks\":{\"quality\":\"missing\"}");
        assertThat(withoutBoth).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=x&type=y", "?q=x&limit=51", "?q=x&cursor=abc", "?q=%00"})
    void refusesBadParameters(String query) {
        assertThat(client().get("/api/search" + query).statusCode()).isEqualTo(400);
    }

    private static void hits(io.turnout.gateway.stub.Client service, String... hits) {
        answer(service, "/internal/search", 200, "{\"items\":[" + String.join(",", hits) + "]}");
    }
}
