package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * In containers: the whole way from the monolith to the services while people read and write, and back, as one command each. What is
 * tested there next finds the data in the services. On this machine, {@code ./turnout demo} goes that way.
 */
@Order(0)
class MigrationTest {
    private static final int HALTED = 4;
    /** A candidate that is good is cold, too, on a machine that is busy: then it is tried again, as an operator would. */
    private static final int MOST_HALTS = 6;

    @BeforeAll
    static void isGiven() {
        Assumptions.assumeTrue(Deployment.isGiven(), "DatasetsTest moves the data of processes of one's own");
    }

    @AfterAll
    static void compare() {
        if (Deployment.isGiven()) {
            Shadow.compare(Shadow.READ);
        }
    }

    @Test
    void failsNoRequestOnTheWholeWayAndBack() throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic;
                Rollouts.Readers readers = new Rollouts.Readers(everything())) {
            int code = migrate("--reason", "a test");
            for (int halts = 0; code == HALTED && halts < MOST_HALTS; halts++) {
                code = migrate("resume");
            }
            assertThat(code).isZero();
            assertThat(stages()).containsOnly("CANDIDATE");
            traffic.flow();

            assertThat(migrate("rollback")).isZero();
            assertThat(stages()).doesNotContain("CANDIDATE", "CANARY");
            traffic.flow();

            Datasets.move("notes");
            Datasets.move("talks");
            traffic.flow();
            assertThat(readers.failed()).isZero();
        }

        System.out.printf("All the way: %s%n", traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
    }

    private static URI[] everything() {
        long talk = RestAssured.get(Deployment.gateway().resolve("/api/talks"))
                .jsonPath()
                .getLong("items[0].id");
        return Stream.of(
                        "/api/talks",
                        "/api/talks/" + talk + "/notes",
                        "/api/agenda?day=2019-03-04",
                        "/api/talks/" + talk + "?include=notes",
                        "/api/search?q=services",
                        "/talks/" + talk)
                .map(Deployment.gateway()::resolve)
                .toArray(URI[]::new);
    }

    private static List<String> stages() {
        return Shadow.operator()
                .get("/api/control/migration")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("stages.stage");
    }

    /** With {@code ./turnout migrate}, through the gateway; tells what that says. */
    private static int migrate(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("migrate"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--url", Deployment.gateway().toString(), "--token", Tokens.of("olga", "operator")));
        Process process = LocalTurnout.process(LocalTurnout.command(command.toArray(String[]::new)))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        System.out.println(said);
        return code;
    }
}
