package io.turnout.gateway.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the control plane is told of both sides, while some subjects read from the candidate. */
@QuarkusTest
class TrialsTest extends GatewayTest {
    private static final int REQUESTS = 100;
    private static final String PATH = "/compared/trial";

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @BeforeEach
    void answerOnBothSides() {
        answer(talks(), PATH, 200, "legacy");
        build("b1");
        read(40);
        new Client(controlUrl).send("DELETE", "/stub", "");
    }

    @AfterEach
    void putBack() {
        read(0);
    }

    @Test
    void countsEachReadOnceOnItsSide() {
        int there = ask(REQUESTS);

        await().until(() -> told().requests() == REQUESTS);
        assertThat(told().candidates()).isEqualTo(Map.of("b1", (long) there));
        assertThat(told().legacy()).isEqualTo(REQUESTS - there);
        assertThat(told().failed()).isZero();
    }

    @Test
    void tellsBuildsApartAndClientsNothingOfThem() {
        ask(REQUESTS);
        build("b2");

        HttpResponse<String> seen = client().get(PATH, "Cookie", "u=" + someoneThere());
        assertThat(seen.body()).isEqualTo("candidate");
        assertThat(seen.headers().map()).doesNotContainKey("turnout-build");

        await().until(() -> told().candidates().size() == 2);
        assertThat(told().candidates()).containsOnlyKeys("b1", "b2");
    }

    @Test
    void countsWhatFailsAsTheBuildsThatAnsweredLast() {
        ask(REQUESTS);
        answer(notes(), PATH, 500, "{}");

        int there = askStatus(REQUESTS, 500);

        await().until(() -> told().requests() == 2 * REQUESTS);
        assertThat(there).isPositive();
        assertThat(told().failed()).isEqualTo(there);
        assertThat(told().candidates()).containsOnlyKeys("b1");
    }

    @Test
    void countsAnAnswerThatBreaksOffAsAFailure() {
        int there = someoneThere();
        answer(notes(), PATH, 4, "");

        assertThatThrownBy(() -> client().get(PATH, "Cookie", "u=" + there)).isInstanceOf(UncheckedIOException.class);

        await().until(() -> told().failed() == 1);
    }

    @Test
    void countsNeitherWritesNorWhatNobodyTries() {
        client().send("POST", PATH, "x", "Cookie", "u=1");
        read(0);
        ask(10);
        read(40);

        ask(REQUESTS);

        await().until(() -> told().requests() >= REQUESTS);
        assertThat(told().requests()).isEqualTo(REQUESTS);
    }

    @Test
    void tellsAgainWhatWasNotTakenAndTheSame() {
        new Client(controlUrl).send("PUT", "/stub/refuse/trials", "3");

        ask(REQUESTS);

        await().until(() -> told().requests() == REQUESTS);
        assertThat(told().repeats()).isEqualTo(3);
    }

    private void build(String name) {
        answer(notes(), PATH, 200, "candidate", "Turnout-Build: " + name);
    }

    private void read(int percent) {
        new Client(controlUrl)
                .send(
                        "PUT",
                        "/stub/canaries",
                        percent == 0 ? "[]" : "[{\"capability\":\"compared\",\"percent\":%d}]".formatted(percent));
        await().until(() -> {
            String routes = Client.of(managementPort).get("/routes").body();
            String view = routes.substring(routes.indexOf("\"name\" : \"compared\""));
            return view.substring(view.indexOf("\"canary\" : ") + 11).startsWith(percent + ".0");
        });
    }

    private int someoneThere() {
        int subject = 0;
        while (!client().get(PATH, "Cookie", "u=" + subject).body().equals("candidate")) {
            subject++;
        }
        return subject;
    }

    /** By as many subjects; gives how many the candidate has answered. */
    private int ask(int subjects) {
        int there = 0;
        for (int i = 0; i < subjects; i++) {
            there += client().get(PATH, "Cookie", "u=" + i).body().equals("candidate") ? 1 : 0;
        }
        return there;
    }

    private int askStatus(int subjects, int status) {
        int there = 0;
        for (int i = 0; i < subjects; i++) {
            there += client().get(PATH, "Cookie", "u=" + i).statusCode() == status ? 1 : 0;
        }
        return there;
    }

    private Told told() {
        return Told.of(new Client(controlUrl), "compared");
    }
}
