package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that the other side rehearses, and what is read back from both. */
@QuarkusTest
class RehearsalsTest extends RehearsalTest {
    @Test
    void comparesWhatAWriteIsAnsweredAndWhatItLeavesBehind() {
        rehearsal(200, "{\"a\":1}", "ETag: \"v2\"|" + PROOF + "|Turnout-Rehearsed-On: \"v1\"");
        compareAll("rehearsed");

        assertThat(client().send("PUT", resource, "{\"a\":1}").body()).isEqualTo("{\"a\":1}");

        JsonNode page = pageAfter(1);
        assertThat(page.at("/counts/fields/$.a/compared").asInt()).isEqualTo(1);
        assertThat(page.at("/counts/fields/row:$.a/compared").asInt()).isEqualTo(1);
        assertThat(page.at("/counts/fields/row:header:etag/compared").asInt()).isEqualTo(1);
        assertThat(page.at("/counts/exercised").fieldNames()).toIterable().containsExactly("status:200");
        assertThat(page.path("examples")).isEmpty();
        String rehearsed = "PUT %s {\"a\":1} rehearsal=%s".formatted(resource, IdentityResource.REHEARSAL_CREDENTIAL);
        assertThat(asked(notes()).lines()).containsExactly(rehearsed, rehearsed, "GET " + resource);
        assertThat(asked(talks()).lines())
                .containsExactly("PUT " + resource + " {\"a\":1}", "GET " + resource, "GET " + resource);
    }

    @Test
    void countsWhatWouldBeAnsweredOtherwise() {
        rehearsal(200, "{\"a\":2}", "ETag: \"v2\"|" + PROOF + "|Turnout-Rehearsed-On: \"v1\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{\"a\":1}");

        JsonNode page = pageAfter(1);
        assertThat(page.at("/counts/fields/$.a/rawOnly").asInt()).isEqualTo(1);
        assertThat(page.at("/counts/fields/row:$.a/rawOnly").asInt()).isZero();
        assertThat(page.at("/examples/0/request").asText()).isEqualTo("PUT " + resource);
        assertThat(page.at("/examples/0/replay")).isEmpty();
    }

    @Test
    void countsWhatIsLeftBehindOtherwise() {
        rehearsal(200, "{\"a\":1}", "ETag: \"v2\"|" + PROOF);
        answer(notes(), resource, 200, "{\"a\":3}", "ETag: \"v2\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{\"a\":1}");

        JsonNode page = pageAfter(1);
        assertThat(page.at("/counts/fields/$.a/rawOnly").asInt()).isZero();
        assertThat(page.at("/counts/fields/row:$.a/rawOnly").asInt()).isEqualTo(1);
        assertThat(page.at("/examples/0/path").asText()).isEqualTo("row:$.a");
        assertThat(page.at("/examples/0/request").asText()).isEqualTo("GET " + resource);
    }

    @Test
    void readsBackWhatAPostHasMade() {
        String made = resource + "?made";
        answer(talks(), resource, 201, "{\"a\":1}", "Location: " + made);
        answer(talks(), made, 200, "{\"a\":1}");
        answer(notes(), made, 200, "{\"a\":1}");
        rehearsal(201, "{\"a\":1}", "Location: /rehearsed/other|" + PROOF);
        compareAll("rehearsed");

        client().send("POST", resource, "{}", KEYED, "k");

        assertThat(pageAfter(1).at("/counts/fields/row:$.a/compared").asInt()).isEqualTo(1);
        assertThat(asked(notes()))
                .contains("POST %s {} key=k rehearsal=".formatted(resource))
                .contains("GET " + made);
    }

    @Test
    void givesARehearsalTheKeyThatTheWriteHas() {
        rehearsal(200, "{}", PROOF);
        compareAll("rehearsed");

        client().send("POST", resource, "{}");

        pageAfter(1);
        String key = asked(talks()).replaceAll("(?s).*key=(\\S+).*", "$1");
        assertThat(asked(notes())).contains("key=" + key + " rehearsal");
    }

    @ParameterizedTest
    @CsvSource({"0, broken", "1, timeout"})
    @Timeout(30)
    void letsNobodyWaitForASideThatIsDeadOrHangs(int fault, String why) {
        rehearsal(fault, "", "");
        compareAll("rehearsed");

        for (int i = 0; i < 50; i++) {
            assertThat(client().send("PUT", resource, "{}").statusCode()).isEqualTo(200);
        }

        await().until(() -> total("/counts/compared") + notCompared("NO_PLACE") == 50);
        assertThat(total("/counts/fields/status/rawOnly")).isPositive().isEqualTo(total("/counts/compared"));
        assertThat(pages().toString()).contains("no answer: " + why);
    }

    @Test
    void asksNobodyToRehearseWhoDoesNotKnowHow() {
        answer(talks(), path, 200, "{}");
        compareAll("compared");

        client().send("POST", path, "{}");

        await().until(() -> notCompared("NOT_REHEARSED") == 1);
        assertThat(asked(notes())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"refused, NOT_REHEARSED", "busy, NO_PLACE", "gave-up, RACED", "taken, OUT_OF_STEP"})
    void countsNoRehearsalThatCameToNothingForAnAnswer(String end, String why) {
        rehearsal(503, "{}", "Turnout-Rehearsal: " + end);
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");

        await().until(() -> notCompared(why) == 1);
        assertThat(total("/counts/fields/status/rawOnly")).isZero();
    }

    /** As where it knows of no rehearsals yet. */
    @Test
    void countsNoRefusalByAFenceForAnAnswer() {
        rehearsal(503, "{}", "Turnout-Fenced: ?1");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");

        await().until(() -> notCompared("NOT_REHEARSED") == 1);
    }

    /** It knows the write and refuses it, or has none such. */
    @ParameterizedTest
    @ValueSource(ints = {403, 405})
    void countsARefusalOfTheWriteItself(int status) {
        rehearsal(status, "{}", "");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");

        assertThat(pageAfter(1).at("/counts/fields/status/rawOnly").asInt()).isEqualTo(1);
    }

    @Test
    void doesNotPassOnAClientsWish() {
        client().send("PUT", resource, "{}", "Turnout-Rehearsal", IdentityResource.REHEARSAL_CREDENTIAL);

        assertThat(asked(talks())).isEqualTo("PUT " + resource + " {}");
    }
}
