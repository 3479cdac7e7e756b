package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does with {@code kubectl} to a site in use. */
@Order(Integer.MAX_VALUE)
class KubernetesTest {
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    @BeforeAll
    static void needsKubernetes() {
        Deployment.assumeRunBy("kubernetes");
        Shadow.assertAlikeUntilNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "monorail", "talks-service", "notes-service", "control-plane"})
    void failsNoRequestWhileADeploymentRollsOver(String deployment) throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            kubectl("rollout", "restart", "deployment/" + deployment);
            awaitRolledOut(deployment);
            traffic.flow();
        }

        System.out.printf("Rolling restart of %s: %s%n", deployment, traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
    }

    @Test
    void failsNoRequestWhileTheGatewayIsScaledUpAndDown() throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            kubectl("scale", "deployment/gateway", "--replicas=2");
            awaitRolledOut("gateway");
            traffic.flow();
            kubectl("scale", "deployment/gateway", "--replicas=1");
            awaitPods("gateway", 1);
            traffic.flow();
        }

        System.out.printf("Scaled gateway: %s%n", traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
    }

    /** Without a moment to say goodbye; what it had acknowledged is there, and another one takes over by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"monorail", "talks-service", "notes-service", "control-plane", "gateway"})
    void losesNothingAcknowledgedWhenAPodIsKilled(String app) throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            kubectl("delete", "pod", "--selector", selector(app), "--grace-period=0", "--force");
            awaitRolledOut(app);
            awaitGood();
            traffic.flow();
        }

        System.out.printf("Killed %s: %s%n", app, traffic);
        traffic.written().assertThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployment/gateway",
                "deployment/monorail",
                "deployment/talks-service",
                "deployment/notes-service",
                "deployment/control-plane",
                "statefulset/talks-db"
            })
    void runsAsNobodySpecial(String workload) {
        String inside = kubectl(
                "exec",
                workload,
                "--",
                "sh",
                "-c",
                "[ $(id -u) -ne 0 ] && ! touch /x 2>/dev/null && grep -q 'CapEff:.0000000000000000' /proc/1/status"
                        + " && grep -q 'NoNewPrivs:.1' /proc/1/status && [ ! -e /var/run/secrets/kubernetes.io ]"
                        + " && echo confined");

        assertThat(inside).isEqualTo("confined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"monorail", "talks", "notes", "control"})
    void givesADatabaseToAnOwnerWhoIsNoSuperuser(String owner) {
        String pod = "statefulset/" + owner + "-db";
        String[] ask = {"exec", pod, "--", "psql", "-U", "postgres", "-d", owner, "-Atc"};

        assertThat(kubectl(ask, "select rolname from pg_roles where rolsuper")).isEqualTo("postgres");
        assertThat(kubectl(ask, "select distinct tableowner from pg_tables where schemaname = 'public'"))
                .isEqualTo(owner);
    }

    private static void awaitRolledOut(String deployment) {
        kubectl("rollout", "status", "deployment/" + deployment, "--timeout=180s");
        awaitPods(
                deployment,
                Integer.parseInt(kubectl("get", "deployment/" + deployment, "--output", "jsonpath={.spec.replicas}")));
    }

    /** Until the old ones are gone too: it is while they go that requests could be lost. */
    private static void awaitPods(String app, int count) {
        Awaitility.await("pods of " + app)
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> kubectl("get", "pods", "--selector", selector(app), "--output", "name")
                                .lines()
                                .filter(line -> line.startsWith("pod/"))
                                .count()
                        == count);
    }

    private static void awaitGood() {
        Awaitility.await("all parts of the agenda")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> Http.get(Deployment.gateway().resolve("/api/agenda?day=2019-03-05"))
                        .body()
                        .contains("\"quality\":\"good\""));
    }

    private static String selector(String app) {
        return "app.kubernetes.io/name=" + app;
    }

    private static String kubectl(String[] command, String last) {
        return kubectl(Stream.concat(Arrays.stream(command), Stream.of(last)).toArray(String[]::new));
    }

    private static String kubectl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl", "--namespace", "turnout"));
        command.addAll(Arrays.asList(arguments));
        return Shell.run(command.toArray(String[]::new));
    }
}
