package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs because one side lags behind is no difference. */
@QuarkusTest
class LagTest extends ShadowTest {
    @Test
    void asksASecondTimeOnceTheOtherSideHasCaughtUp() {
        String lagging = lagging("{\"a\":1}", "{\"a\":0}");
        control().send("PUT", "/stub/lag", "caught-up 500");
        compareAll("lagging");

        client().get(lagging);
        await().until(() -> asked(notes()).contains(lagging));
        answer(notes(), lagging, 200, "{\"a\":1}");

        JsonNode page = pageAfter(1);
        assertThat(page.at("/settled").asInt()).isEqualTo(1);
        assertThat(page.at("/counts/fields/$.a/rawOnly").asInt()).isZero();
        assertThat(page.at("/examples")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500})
    void takesNoFailureForLag(int fault) {
        String lagging = lagging("{}", "{}");
        answer(notes(), lagging, fault, "{}");
        control().send("PUT", "/stub/lag", "behind 0");
        compareAll("lagging");

        client().get(lagging);

        assertThat(pageAfter(1).at("/counts/fields/status/rawOnly").asInt()).isEqualTo(1);
    }

    @Test
    void asksOnceWhereTheOtherSideHadEverything() {
        String lagging = lagging("{\"a\":1}", "{\"a\":0}");
        compareAll("lagging");

        client().get(lagging);

        assertThat(pageAfter(1).at("/counts/fields/$.a/rawOnly").asInt()).isEqualTo(1);
        assertThat(asked(notes())).isEqualTo("GET " + lagging);
    }

    @Test
    void countsWhatStillDiffersAfterThat() {
        String lagging = lagging("{\"a\":1}", "{\"a\":0}");
        control().send("PUT", "/stub/lag", "caught-up 0");
        compareAll("lagging");

        client().get(lagging);

        JsonNode page = pageAfter(1);
        assertThat(page.at("/settled").asInt()).isZero();
        assertThat(page.at("/counts/fields/$.a/rawOnly").asInt()).isEqualTo(1);
    }

    @Test
    void saysNothingOfADifferenceThatMayBeLag() {
        String lagging = lagging("{\"a\":1}", "{\"a\":0}");
        control().send("PUT", "/stub/lag", "behind 0");
        compareAll("lagging");

        client().get(lagging);

        await().until(() -> notCompared("BEHIND") == 1);
        assertThat(total("/counts/incomplete")).isEqualTo(1);
        assertThat(total("/counts/fields/$.a/rawOnly")).isZero();
    }
}
