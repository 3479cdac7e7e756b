package io.turnout.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each overlay is what the API server takes, and what our policies ask for. */
class OverlaysTest {
    private static final Map<Overlay, Manifests> RENDERED = new EnumMap<>(Overlay.class);

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource
    void hasNothingThatIsUnknownToKubernetes(Overlay overlay) {
        Manifests manifests = rendered(overlay);

        assertThat(manifests.resources().stream()
                        .filter(resource -> !Schema.isForeign(resource))
                        .map(Schema::violation)
                        .flatMap(Optional::stream))
                .isEmpty();
        assertThat(manifests.all("Deployment")).hasSize(5);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void keepsEachPolicy(Overlay overlay, Policy policy) {
        assertThat(policy.violations(rendered(overlay))).isEmpty();
    }

    static Stream<Arguments> keepsEachPolicy() {
        return Stream.of(Overlay.values())
                .flatMap(overlay -> Stream.of(Policy.values()).map(policy -> Arguments.of(overlay, policy)));
    }

    @ParameterizedTest
    @EnumSource(names = "LOCAL")
    void leavesHalfOfEachVolumeToTheData(Overlay overlay) {
        List<Resource> servers = rendered(overlay).all("StatefulSet").toList();

        assertThat(servers).hasSize(4).allSatisfy(server -> {
            List<String> arguments = server.containers()
                    .flatMap(container -> Resource.items(container.path("args")))
                    .map(JsonNode::asText)
                    .toList();
            int volume = Integer.parseInt(server.json()
                    .at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage")
                    .asText()
                    .replace("Gi", ""));
            assertThat(megabytes(arguments, "max_wal_size") + megabytes(arguments, "max_slot_wal_keep_size"))
                    .isLessThanOrEqualTo(volume * 1024 / 2);
        });
    }

    private static int megabytes(List<String> arguments, String setting) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("-c" + setting + "="))
                .map(argument -> argument.split("=")[1].replace("MB", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    /** There is no model of the operator's kind; what matters to us is held against it here. */
    @ParameterizedTest
    @EnumSource(names = "PRODUCTION")
    void givesEachOwnerADatabaseThatSurvivesANode(Overlay overlay) {
        List<Resource> clusters = rendered(overlay).all("Cluster").toList();

        assertThat(clusters)
                .extracting(Resource::name)
                .containsExactlyInAnyOrder("control-db", "monorail-db", "notes-db", "talks-db");
        assertThat(clusters).allSatisfy(cluster -> {
            String owner = cluster.name().replace("-db", "");
            assertThat(cluster.json().at("/spec/bootstrap/initdb/database").asText())
                    .isEqualTo(owner);
            assertThat(cluster.json().at("/spec/bootstrap/initdb/owner").asText())
                    .isEqualTo(owner);
            assertThat(cluster.json().at("/spec/instances").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(cluster.json().at("/spec/storage/size").asText()).isNotEmpty();
            assertThat(cluster.json().at("/spec/postgresql/synchronous/number").asInt())
                    .isPositive();
        });
    }

    @ParameterizedTest
    @EnumSource(names = "PRODUCTION")
    void letsDatasetsMoveBetweenTheDatabasesOfTheApps(Overlay overlay) {
        List<Resource> clusters = rendered(overlay)
                .all("Cluster")
                .filter(cluster -> !cluster.name().equals("control-db"))
                .toList();

        assertThat(clusters).hasSize(3).allSatisfy(cluster -> {
            JsonNode settings = cluster.json().at("/spec/postgresql/parameters");
            assertThat(settings.path("wal_level").asText()).isEqualTo("logical");
            assertThat(settings.path("max_slot_wal_keep_size").asText()).isNotEmpty();
            JsonNode mover = cluster.json().at("/spec/managed/roles/0");
            assertThat(mover.path("name").asText()).isEqualTo("mover");
            assertThat(mover.path("superuser").asBoolean()).isFalse();
            assertThat(mover.path("replication").asBoolean()).isTrue();
            assertThat(Resource.items(mover.path("inRoles")).map(JsonNode::asText))
                    .contains(cluster.name().replace("-db", ""), "pg_create_subscription");
            assertThat(mover.at("/passwordSecret/name").asText()).isEqualTo(cluster.name() + "-mover");
        });
    }

    private Manifests rendered(Overlay overlay) {
        return RENDERED.computeIfAbsent(overlay, each -> each.render(scratch));
    }
}
