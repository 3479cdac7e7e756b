package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rehearsals that came too early, too late, or between other writes: they say nothing, or leave it open. */
@QuarkusTest
class RacesTest extends RehearsalTest {
    /** What was there is the tag of what the write has made: replication was faster than the rehearsal. */
    @ParameterizedTest
    @ValueSource(strings = {"\"v2\"", "W/\"v2\"", "\"v2-gzip\""})
    void saysNothingOfARehearsalThatCameTooLate(String on) {
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
    void saysNothingOfADeleteThatWasRehearsedAfterIt() {
        answer(talks(), resource, 204, "");
        rehearsal(404, "{}", PROOF + "|Turnout-Rehearsed-On: none");
        compareAll("rehearsed");

        client().send("DELETE", resource, "");

        await().until(() -> notCompared("RACED") == 1);
    }

    /** It may not have it yet; or never find it. */
    @Test
    void neitherFailsNorPassesForARehearsalThatFoundNothing() {
        rehearsal(404, "{}", PROOF + "|Turnout-Rehearsed-On: none");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}");

        await().until(() -> notCompared("OUT_OF_STEP") == 1);
        assertThat(total("/counts/incomplete")).isEqualTo(1);
    }

    @Test
    void neitherFailsNorPassesWhereAnotherVersionWasThereThanTheClientNamed() {
        rehearsal(412, "{}", PROOF + "|Turnout-Rehearsed-On: \"v0\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}", "If-Match", "\"v1\"");

        await().until(() -> notCompared("OUT_OF_STEP") == 1);
    }

    @Test
    void saysNothingOfWhatWasMadeBelowSomethingThatWasJustWritten() {
        String below = "/rehearsed/" + run + "/notes";
        answer(talks(), below, 201, "{}");
        answer(notes(), "rehearsal:" + below, 404, "{}", PROOF);
        rehearsal(200, "{\"a\":1}", PROOF);
        compareAll("rehearsed");

        client().send("PUT", resource, "{\"a\":1}");
        client().send("POST", below, "{}");

        await().until(() -> notCompared("RACED") == 1);
    }

    /** The other one would hide it, and so would taking it for a race. */
    @Test
    void countsARehearsalThatFailsWhereTheOtherOneDoesNot() {
        answer(notes(), "rehearsal:" + resource, 3, "{\"a\":1}", PROOF + "|Turnout-Rehearsed-On: \"v1\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{\"a\":1}");

        assertThat(pageAfter(1).at("/counts/fields/status/rawOnly").asInt()).isEqualTo(1);
    }

    @Test
    void countsWhatIsRefusedThoughTheVersionWasThere() {
        rehearsal(412, "{}", PROOF + "|Turnout-Rehearsed-On: \"v1\"");
        compareAll("rehearsed");

        client().send("PUT", resource, "{}", "If-Match", "\"v1\"");

        assertThat(pageAfter(1).at("/counts/fields/status/rawOnly").asInt()).isEqualTo(1);
    }
}
