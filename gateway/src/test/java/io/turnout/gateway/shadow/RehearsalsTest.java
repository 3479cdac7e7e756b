package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that the other side rehearses, and what is read back from both. */
@QuarkusTest
class RehearsalsTest extends ShadowTest {
    private static final String PROOF = "Turnout-Rehearsal: rolled-back";
    private static final String KEYED = "Idempotency-Key";

    private final String resource = "/rehearsed/" + run;

    @BeforeEach
    void readAlike() {
        answer(talks(), resource, 200, "{\"a\":1}", "ETag: \"v2\"");
        answer(notes(), resource, 200, "{\"a\":1}", "ETag: \"v2\"");
    }

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

    /** What was there is the tag of what the write has made: replication was faster than the rehearsal. */
    @ParameterizedTest
    @ValueSource(strings = {"\"v2\"", "W/\"v2\"", "\"v2-gzip\"", "none"})
    void saysNothingOfARehearsalThatCameTooLateOrTooEarly(String on) {
        rehearsal(200, "{\"a\":2}", "ETag: \"v3\"|" + PROOF + "|Turnout-Rehearsed-On: " + on);
        compareAll("rehearsed");

        client().send("PUT", resource, "{\"a\":1}");

        await().until(() -> notCompared("RACED") == 1);
        assertThat(total("/counts/compared")).isZero();
    }

    @Test
    void saysNothingWhereTheSameWasWrittenAMomentBefore() {
        rehearsal(200, "{\"a\":2}", PROOF + "|Turnout-Rehearsed-On: \"v0\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");
        client().send("PUT", resource, "{}");

        // the first one was alone if its rehearsals were over by then
        await().until(() -> notCompared("RACED") + total("/counts/fields/$.a/rawOnly") == 2);
        assertThat(notCompared("RACED")).isPositive();
    }

    /** As through another gateway; or it counts wrongly. */
    @Test
    void neitherFailsNorPassesForARehearsalThatMadeAnotherVersion() {
        rehearsal(200, "{\"a\":2}", "ETag: \"v9\"|" + PROOF + "|Turnout-Rehearsed-On: \"v8\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");

        await().until(() -> notCompared("OUT_OF_STEP") == 1);
        assertThat(total("/counts/incomplete")).isEqualTo(1);
        assertThat(total("/counts/fields/$.a/rawOnly")).isZero();
    }

    @Test
    void saysNothingWhereTheClientNamedAnotherVersionThanWasThere() {
        rehearsal(412, "{}", PROOF + "|Turnout-Rehearsed-On: \"v0\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}", "If-Match", "\"v1\"");

        await().until(() -> notCompared("RACED") == 1);
    }

    @Test
    void countsWhatIsRefusedThoughTheVersionWasThere() {
        rehearsal(412, "{}", PROOF + "|Turnout-Rehearsed-On: \"v1\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}", "If-Match", "\"v1\"");

        assertThat(pageAfter(1).at("/counts/fields/status/rawOnly").asInt()).isEqualTo(1);
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
    @ValueSource(ints = {403, 405})
    void countsNoRefusalToRehearseForAnAnswer(int status) {
        rehearsal(status, "{}", "");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");

        await().until(() -> notCompared("NOT_REHEARSED") == 1);
        assertThat(total("/counts/compared")).isZero();
    }

    @Test
    void doesNotPassOnAClientsWish() {
        client().send("PUT", resource, "{}", "Turnout-Rehearsal", IdentityResource.REHEARSAL_CREDENTIAL);

        assertThat(asked(talks())).isEqualTo("PUT " + resource + " {}");
    }

    private void rehearsal(int status, String body, String headers) {
        answer(notes(), "rehearsal:" + resource, status, body, headers);
    }
}
