package io.turnout.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgendaTest extends GatewayTest {
    private static final String AGENDA =
            "{\"day\":\"2019-03-04\",\"days\":[\"2019-03-04\"],\"items\":[%s],\"next\":null}";
    private static final String SUMMARY = "{\"talkId\":%d,\"count\":%d,\"latest\":null}";

    @Test
    void addsToEachTalkWhatIsKnownOfItsNotes() {
        answer(talks(), "/internal/agenda?day=d1", 200, AGENDA.formatted("{\"id\":11},{\"id\":12}"));
        summaries("11,12", SUMMARY.formatted(11, 3) + "," + SUMMARY.formatted(12, 0));

        assertThat(client().get("/api/agenda?day=d1&ignored=1").body())
                .isEqualTo(AGENDA.formatted("{\"id\":11,\"notes\":{\"quality\":\"good\",\"count\":3,\"latest\":null}},"
                        + "{\"id\":12,\"notes\":{\"quality\":\"good\",\"count\":0,\"latest\":null}}"));
    }

    @Test
    void asksOnceForTheNotesOfAllTalksAndAgainOnlyForOthers() {
        answer(talks(), "/internal/agenda?day=d2", 200, AGENDA.formatted("{\"id\":21}"));
        summaries("21", SUMMARY.formatted(21, 1));
        summaries("21,22", SUMMARY.formatted(21, 1) + "," + SUMMARY.formatted(22, 2));
        client().get("/api/agenda?day=d2");
        client().get("/api/agenda?day=d2");
        answer(talks(), "/internal/agenda?day=d2", 200, AGENDA.formatted("{\"id\":21},{\"id\":22}"));

        String changed = client().get("/api/agenda?day=d2").body();

        assertThat(changed).contains("{\"id\":22,\"notes\":{\"quality\":\"good\",\"count\":2");
        assertThat(asked(notes()).lines())
                .containsExactly(
                        "GET /internal/notes/summaries?talks=21",
                        "GET /internal/notes/summaries?talks=21",
                        "GET /internal/notes/summaries?talks=21",
                        "GET /internal/notes/summaries?talks=21,22");
    }

    @Test
    void saysSoWhenNotesAreMissingOrStale() {
        answer(talks(), "/internal/agenda?day=d3", 200, AGENDA.formatted("{\"id\":31}"));
        answer(notes(), "/internal/notes/summaries?talks=31", 503, "{}");
        String missing = client().get("/api/agenda?day=d3").body();
        summaries("31", SUMMARY.formatted(31, 5));
        client().get("/api/agenda?day=d3");
        answer(notes(), "/internal/notes/summaries?talks=31", 0, "");

        String stale = client().get("/api/agenda?day=d3").body();

        assertThat(missing).isEqualTo(AGENDA.formatted("{\"id\":31,\"notes\":{\"quality\":\"missing\"}}"));
        assertThat(stale)
                .containsPattern("\"notes\":\\{\"quality\":\"stale\",\"asOf\":\"[^\"]+\",\"count\":5,\"latest\":null}");
    }

    @Test
    void doesNotAskForNotesOfNothing() {
        answer(talks(), "/internal/agenda?day=d4", 200, AGENDA.formatted(""));

        assertThat(client().get("/api/agenda?day=d4").body()).isEqualTo(AGENDA.formatted(""));
        assertThat(asked(notes())).isEmpty();
    }

    @Test
    void passesOnWhatIsWrongWithTheRequest() {
        answer(talks(), "/internal/agenda?day=tomorrow", 400, "{\"status\":400}");

        HttpResponse<String> answer = client().get("/api/agenda?day=tomorrow");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"status\":400}");
    }

    @Test
    void isUnavailableWithoutTalks() {
        answer(talks(), "/internal/agenda", 503, "");

        HttpResponse<String> answer = client().get("/api/agenda");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private void summaries(String ids, String items) {
        answer(notes(), "/internal/notes/summaries?talks=" + ids, 200, "{\"items\":[" + items + "]}");
    }
}
