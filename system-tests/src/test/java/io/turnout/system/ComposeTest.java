package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.system.Traffic.Failure;
import io.turnout.system.Traffic.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker compose} does to a site in use. */
@Order(Integer.MAX_VALUE)
class ComposeTest {
    private static final Duration RECOVERY = Duration.ofMinutes(1);

    /**
     * A connection that is made between the gateway's last look and the end of its listening socket is reset by the kernel,
     * and nobody ever saw what it carried. One of 48 restarts came to that.
     */
    private static final int RESET_BY_THE_KERNEL = 1;

    @BeforeAll
    static void needsCompose() {
        Deployment.assumeRunBy("compose");
        Shadow.assertAlikeUntilNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monorail", "talks-service", "notes-service", "control-plane"})
    void failsNoRequestWhileAServiceRestarts(String service) throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            Shell.run("docker", "compose", "restart", service);
            awaitGood();
            traffic.flow();
        }

        System.out.printf("Restart of %s: %s%n", service, traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
    }

    /** Nobody answers while it is away; but what it took on it finishes. */
    @Test
    void finishesWhatItTookOnWhenTheGatewayRestarts() throws Exception {
        // not by the published port: its proxy takes connections for a gateway that is not there
        String address = Shell.run(
                        "docker",
                        "inspect",
                        "-f",
                        "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}",
                        container("gateway"))
                .split(" ")[0];
        Traffic traffic = Traffic.at(URI.create("http://" + address + ":8080"));

        try (traffic) {
            Shell.run("docker", "compose", "restart", "gateway");
            awaitGood();
            traffic.flow();
        }

        System.out.printf("Restart of gateway: %s%n", traffic);
        List<Failure> others = traffic.failures().stream()
                .filter(failure -> failure.kind() != Kind.REFUSED)
                .toList();
        assertThat(traffic.failures()).describedAs("The gateway was away").hasSizeGreaterThan(others.size());
        assertThat(others)
                .describedAs("%s", others)
                .hasSizeLessThanOrEqualTo(RESET_BY_THE_KERNEL)
                .allMatch(failure -> failure.kind() == Kind.BROKEN);
        assertThat(Shell.run("docker", "compose", "logs", "--no-log-prefix", "--since", "2m", "gateway"))
                .contains("gateway stopped in")
                .doesNotContain("unanswered");
        traffic.written().assertThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monorail-db", "talks-db", "notes-db", "control-db"})
    void losesNothingAcknowledgedWhenADatabaseRestarts(String database) throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            Shell.run("docker", "compose", "restart", database);
            awaitGood();
            traffic.flow();
        }

        System.out.printf("Restart of %s: %s%n", database, traffic);
        traffic.written().assertThere();
    }

    @Test
    void keepsItsDataWhenItIsTakenDownAndUpAgain() {
        long talk = Api.createTalk();

        Shell.run("docker", "compose", "down");
        Shell.run("docker", "compose", "up", "--wait");

        Api.request().get("/api/talks/{id}", talk).then().statusCode(200);
    }

    static String container(String service) {
        return Shell.run("docker", "compose", "ps", "-q", service);
    }

    private static void awaitGood() {
        Awaitility.await("all parts of the agenda")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> Http.get(Deployment.gateway().resolve("/api/agenda?day=2019-03-05"))
                        .body()
                        .contains("\"quality\":\"good\""));
    }
}
