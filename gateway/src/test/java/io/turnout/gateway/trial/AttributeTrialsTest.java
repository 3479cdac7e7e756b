package io.turnout.gateway.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.gateway.stub.MovingPlan;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the control plane is told while some subjects are given one attribute of the candidate. */
@QuarkusTest
class AttributeTrialsTest extends GatewayTest {
    private static final int REQUESTS = 100;
    /** So far ahead that a lease lasts, however busy the machine is. */
    private static final String KNOWN = "-2000";

    private static final String PATH = "/api/talks/7401?include=notes";
    private static final String NOTES = "/api/talks/7401/notes";

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @ConfigProperty(name = "turnout.plan")
    Path file;

    private MovingPlan plan;

    @BeforeEach
    void answerOnBothSides() {
        plan = new MovingPlan(file, managementPort, talks(), notes());
        answer(talks(), PATH, 200, "legacy");
        answer(talks(), "/api/talks/7401", 200, "{\"talk\":\"of the legacy side\"}");
        answer(notes(), "/api/talks/7401", 200, "{\"talk\":\"of the candidate\"}", "Turnout-Build: t1");
        answer(notes(), NOTES, 200, "{\"items\":[],\"next\":null}", "Turnout-Build: n1");
        control("behind", KNOWN);
    }

    @AfterEach
    void putBack() {
        control("canaries", "[]");
        control("behind", "null");
        plan.close();
    }

    @Test
    void countsWhoIsGivenItAndBesideThemWhoIsNot() {
        read("{\"capability\":\"notes-in-talks\",\"percent\":40}", "\"notes\"");

        long there = ask("\"notes\"");

        await().until(() -> told("notes-in-talks").requests() == REQUESTS);
        assertThat(there).isBetween(10L, 90L);
        assertThat(told("notes-in-talks").legacy()).isEqualTo(REQUESTS - there);
        assertThat(told("notes-in-talks").failed()).isZero();
        assertThat(told("notes-in-talks").candidates().keySet())
                .singleElement()
                .asString()
                .matches("[0-9a-f]{16}");
        assertThat(told("talk-with-notes").requests()).isZero();
    }

    /** The client is told so, and has the rest. */
    @Test
    void countsAnAnswerWithoutItAsAFailure() {
        read("{\"capability\":\"notes-in-talks\",\"percent\":40}", "\"notes\"");
        answer(notes(), NOTES, 503, "{}");

        long there = ask("{\"quality\":\"missing\"}");

        await().until(() -> told("notes-in-talks").requests() == REQUESTS);
        assertThat(there).isPositive();
        assertThat(told("notes-in-talks").failed()).isEqualTo(there);
    }

    @Test
    void holdsTheWholeAgainstWhatAnswersMeanwhile() {
        read(
                "{\"capability\":\"notes-in-talks\",\"percent\":100},{\"capability\":\"talk-with-notes\",\"percent\":40}",
                "of the candidate");

        long there = ask("of the candidate");

        await().until(() -> told("talk-with-notes").requests() == REQUESTS);
        assertThat(told("talk-with-notes").legacy()).isEqualTo(REQUESTS - there);
        await().until(() -> told("notes-in-talks").requests() == REQUESTS - there);
        assertThat(told("notes-in-talks").legacy()).isZero();
    }

    /** Until it is so, and somebody is given what contains that; nothing of it is counted. */
    private void read(String canaries, String there) {
        control("canaries", "[" + canaries + "]");
        await().until(() -> ask(there) > 0);
        await().until(() -> {
            long before = allTold();
            Thread.sleep(300);
            return allTold() == before;
        });
        new Client(controlUrl).send("DELETE", "/stub", "");
    }

    private long allTold() {
        return told("notes-in-talks").requests() + told("talk-with-notes").requests();
    }

    private long ask(String there) {
        return IntStream.range(0, REQUESTS)
                .filter(i -> client().get(PATH, "Cookie", "u=" + i).body().contains(there))
                .count();
    }

    private Told told(String capability) {
        return Told.of(new Client(controlUrl), capability);
    }

    private void control(String what, String value) {
        new Client(controlUrl).send("PUT", "/stub/" + what, value);
    }
}
