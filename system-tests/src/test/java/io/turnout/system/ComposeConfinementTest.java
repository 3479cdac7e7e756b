package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a container may do and whom it reaches, seen from outside. */
@Order(Integer.MAX_VALUE)
class ComposeConfinementTest {
    private static final Set<String> DATABASES = Set.of("monorail-db", "talks-db", "notes-db", "control-db");

    @BeforeAll
    static void needsCompose() {
        Deployment.assumeRunBy("compose");
    }

    static Stream<String> services() {
        Deployment.assumeRunBy("compose");
        return Shell.run("docker", "compose", "ps", "--services").lines();
    }

    @ParameterizedTest
    @MethodSource("services")
    void isNobodySpecial(String service) throws Exception {
        JsonNode container = inspect(service);
        JsonNode host = container.path("HostConfig");

        assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(texts(host.path("CapDrop"))).containsExactly("ALL");
        assertThat(host.path("CapAdd")).isEmpty();
        assertThat(texts(host.path("SecurityOpt"))).contains("no-new-privileges:true");
        assertThat(host.path("Memory").asLong()).isPositive();
        assertThat(host.path("NanoCpus").asLong()).isPositive();
        assertThat(host.path("PidsLimit").asLong()).isPositive();
        assertThat(inside(service, "id -u")).isNotEqualTo("0");
        assertThat(inside(service, "touch /app/x /x 2>/dev/null || echo refused"))
                .isEqualTo("refused");
        assertThat(inside(service, "grep -E '^(CapEff|NoNewPrivs):' /proc/1/status | cut -f2"))
                .isEqualTo("0000000000000000\n1");
    }

    @ParameterizedTest
    @MethodSource("services")
    void hasNoSecretInItsEnvironment(String service) throws Exception {
        List<String> variables = texts(inspect(service).at("/Config/Env"));

        assertThat(variables)
                .filteredOn(variable -> variable.matches("[A-Z_]*(PASSWORD|SECRET|TOKEN)[A-Z_]*=.*"))
                .allMatch(variable -> variable.matches("[A-Z_]+_FILE=/run/secrets/.*"));
    }

    @Test
    void publishesTheGatewayAlone() throws Exception {
        Set<String> published = new TreeSet<>();
        for (String service : services().toList()) {
            JsonNode ports = inspect(service).at("/NetworkSettings/Ports");
            if (StreamSupport.stream(ports.spliterator(), false).anyMatch(bound -> !bound.isEmpty())) {
                published.add(service);
            }
        }

        assertThat(published).containsExactly("gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"monorail", "talks", "notes", "control"})
    void letsTheOwnerAndTheControlPlaneAloneReachADatabase(String owner) {
        String database = owner + "-db";

        for (String service : apps()) {
            boolean allowed =
                    service.equals("control-plane") || service.equals(owner) || service.equals(owner + "-service");
            assertThat(reaches(service, database + ":5432"))
                    .as("%s to %s", service, database)
                    .isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monorail", "talks", "notes", "control"})
    void givesADatabaseToAnOwnerWhoIsNoSuperuser(String owner) {
        String asked = "psql -U postgres -d " + owner + " -Atc \"select %s\"";

        assertThat(inside(owner + "-db", asked.formatted("rolname from pg_roles where rolsuper")))
                .isEqualTo("postgres");
        assertThat(inside(
                        owner + "-db",
                        asked.formatted("distinct tableowner from pg_tables where schemaname = 'public'")))
                .isEqualTo(owner);
    }

    @Test
    void letsThoseReachTheControlPlaneWhoAskForWhatHolds() {
        for (String service : apps()) {
            // all but the monolith, which has no flags
            boolean allowed = !service.equals("monorail");
            assertThat(reaches(service, "control-plane:8080"))
                    .as("%s to control-plane", service)
                    .isEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monorail-db", "talks-db", "notes-db", "control-db"})
    void letsDatabasesFollowEachOtherButNotTheControlPlanesOwn(String database) {
        for (String other : DATABASES) {
            boolean allowed = database.equals(other) || !database.equals("control-db") && !other.equals("control-db");
            assertThat(inside(database, "pg_isready -q -t 3 -h " + other + " && echo reached || true"))
                    .as("%s to %s", database, other)
                    .isEqualTo(allowed ? "reached" : "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monorail", "talks-service", "notes-service", "control-plane"})
    void reachesNothingOutside(String service) throws Exception {
        JsonNode networks = inspect(service).at("/NetworkSettings/Networks");

        assertThat(networks).isNotEmpty();
        for (JsonNode network : networks) {
            String internal = Shell.run(
                    "docker",
                    "network",
                    "inspect",
                    "-f",
                    "{{.Internal}}",
                    network.path("NetworkID").asText());
            assertThat(internal).isEqualTo("true");
        }
    }

    private static List<String> apps() {
        return services().filter(each -> !DATABASES.contains(each)).toList();
    }

    /** Whether a name that the service resolves takes connections. */
    private static boolean reaches(String service, String address) {
        String reached = inside(
                service,
                // curl gets no answer that it understands, but a connection
                "curl -s -m 3 telnet://" + address + " </dev/null >/dev/null 2>&1; [ $? -eq 6 ] || echo reached");
        return reached.equals("reached");
    }

    private static JsonNode inspect(String service) throws IOException {
        String container = ComposeTest.container(service);
        return new ObjectMapper()
                .readTree(Shell.run("docker", "inspect", container))
                .get(0);
    }

    private static String inside(String service, String command) {
        return Shell.run("docker", "compose", "exec", "-T", service, "sh", "-c", command);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
