package io.turnout.gateway.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CanariesTest extends GatewayTest {
    private static final int SUBJECTS = 200;
    private static final String FREE = "/compared/canary";
    /** Of data that is still written on the legacy side. */
    private static final String CARRIED = "/rehearsed/canary";

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @ConfigProperty(name = "turnout.canary.lease")
    Duration lease;

    @BeforeEach
    void answerOnBothSides() {
        for (String path : List.of(FREE, CARRIED)) {
            answer(talks(), path, 200, "legacy");
            answer(notes(), path, 200, "candidate");
        }
        behind("0");
    }

    @AfterEach
    void putBack() {
        read("compared", 0);
        behind("null");
        control("lag", "quiet 0");
    }

    @Test
    void sendsAShareOfTheSubjectsToTheCandidateAndEachOfThemAlwaysThere() {
        read("compared", 40);

        Set<Integer> there = atCandidate(FREE);

        // four standard deviations
        assertThat(there).hasSizeBetween(52, 108);
        assertThat(atCandidate(FREE)).isEqualTo(there);
    }

    @Test
    void keepsWhoIsThereAsTheShareGrows() {
        read("compared", 10);
        Set<Integer> few = atCandidate(FREE);

        read("compared", 60);

        assertThat(few).isNotEmpty();
        assertThat(atCandidate(FREE)).containsAll(few).hasSizeGreaterThan(few.size());
    }

    @Test
    void takesWhoTellsNothingOfItselfByItsAddress() {
        read("compared", 50);

        Set<String> answers =
                IntStream.range(0, 20).mapToObj(i -> client().get(FREE).body()).collect(Collectors.toSet());

        assertThat(answers).hasSize(1);
    }

    @Test
    void leavesWritesWhereTheyAre() {
        read("compared", 100);

        assertThat(client().get(FREE, "Cookie", "u=1").body()).isEqualTo("candidate");
        assertThat(client().send("POST", FREE, "x", "Cookie", "u=1").body()).isEqualTo("legacy");
    }

    @Test
    void readsDataThatHasNotMovedOnlyWhileItIsKnownToBeThere() {
        behind("null");
        read("rehearsed", 100);
        assertThat(client().get(CARRIED).body()).isEqualTo("legacy");

        behind("0");
        await().until(() -> client().get(CARRIED).body().equals("candidate"));

        behind("" + 10 * lease.toMillis());
        await().until(() -> client().get(CARRIED).body().equals("legacy"));
    }

    @Test
    void readsFromTheCandidateWhereTheFenceIsClosed() {
        answer(notes(), CARRIED, 200, "candidate", "Turnout-Fence: rehearsed;open=?0;turn=1");
        read("rehearsed", 100);

        await().until(() -> client().get(CARRIED).body().equals("candidate"));
    }

    @Test
    void aWriteWaitsAsLongAsALeaseIfNobodyKnowsThatItIsThere() {
        control("lag", "behind 0");
        read("rehearsed", 100);

        long start = System.nanoTime();
        assertThat(client().send("POST", CARRIED, "x").body()).isEqualTo("legacy");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(lease);
    }

    /** As a form's does, after which a browser reads at once. */
    @Test
    void aWriteThatLeadsElsewhereWaitsToo() {
        answer(talks(), CARRIED, 303, "", "Location: /x");
        control("lag", "behind 0");
        read("rehearsed", 100);

        long start = System.nanoTime();
        assertThat(client().send("POST", CARRIED, "x").statusCode()).isEqualTo(303);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(lease);
    }

    @Test
    void aWriteThatFailedAsksForNothing() {
        answer(talks(), CARRIED, 409, "{}");
        read("rehearsed", 100);
        new Client(controlUrl).send("DELETE", "/stub", "");

        assertThat(client().send("POST", CARRIED, "x").statusCode()).isEqualTo(409);
        assertThat(new Client(controlUrl).get("/stub/caught-up").body()).isEqualTo("0");

        answer(talks(), CARRIED, 201, "{}");
        assertThat(client().send("POST", CARRIED, "x").statusCode()).isEqualTo(201);
        assertThat(new Client(controlUrl).get("/stub/caught-up").body()).isEqualTo("1");
    }

    @Test
    void goesBackAtOnce() {
        read("compared", 100);
        assertThat(client().get(FREE).body()).isEqualTo("candidate");

        read("compared", 0);

        assertThat(client().get(FREE).body()).isEqualTo("legacy");
    }

    private void read(String capability, int percent) {
        control(
                "canaries",
                percent == 0 ? "[]" : "[{\"capability\":\"%s\",\"percent\":%d}]".formatted(capability, percent));
        await().until(() -> shown(capability, percent));
    }

    private boolean shown(String capability, int percent) {
        String routes = Client.of(managementPort).get("/routes").body();
        String view = routes.substring(routes.indexOf("\"name\" : \"%s\"".formatted(capability)));
        return view.substring(view.indexOf("\"canary\" : ") + 11).startsWith(percent + ".0");
    }

    private void behind(String millis) {
        control("behind", millis);
    }

    private void control(String what, String value) {
        new Client(controlUrl).send("PUT", "/stub/" + what, value);
    }

    private Set<Integer> atCandidate(String path) {
        return IntStream.range(0, SUBJECTS)
                .filter(i -> client().get(path, "Cookie", "u=" + i).body().equals("candidate"))
                .boxed()
                .collect(Collectors.toSet());
    }
}
