package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the control plane is told. */
@QuarkusTest
class ReportsTest extends ShadowTest {
    @Test
    void tellsOfEachRequestOnceHoweverOftenItHasTo() {
        answers("{}", "{}");
        compareAll("compared");
        control().send("PUT", "/stub/refuse/reports", "3");

        client().get(path);

        await().until(() -> reports().stream().filter(this::isOfThisRun).count() >= 4);
        assertThat(reports().stream()
                        .filter(this::isOfThisRun)
                        .map(report -> report.path("sequence").asLong())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void tellsOfTheNextIfOneIsRefused() {
        answers("{}", "{}");
        compareAll("compared");
        control().send("PUT", "/stub/refuse/reports", "-1");
        client().get(path);
        await().until(() -> total("/counts/compared") == 1);

        client().get(path);

        await().until(() -> total("/counts/compared") == 2);
    }
}
