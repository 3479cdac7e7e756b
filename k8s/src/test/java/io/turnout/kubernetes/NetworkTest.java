package io.turnout.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In production only what the architecture draws as an arrow can be reached, from inside and from outside. */
class NetworkTest {
    private static final Pod INGRESS = new Pod(
            "ingress-nginx", "ingress", Map.of("app.kubernetes.io/name", "ingress-nginx"), Map.of("https", 443));
    private static final Pod PROMETHEUS =
            new Pod("monitoring", "prometheus", Map.of("app.kubernetes.io/name", "prometheus"), Map.of("web", 9090));
    private static final Pod OPERATOR = new Pod(
            "cnpg-system", "operator", Map.of("app.kubernetes.io/name", "cloudnative-pg"), Map.of("webhook", 9443));
    private static final Pod DNS = new Pod("kube-system", "dns", Map.of("k8s-app", "kube-dns"), Map.of("dns", 53));
    private static final Pod STRANGER =
            new Pod("elsewhere", "stranger", Map.of("app.kubernetes.io/name", "gateway"), Map.of("http", 8080));
    private static final List<Pod> OTHERS = List.of(INGRESS, PROMETHEUS, OPERATOR, DNS, STRANGER);

    private static final Set<String> ARROWS = Set.of(
            "ingress -> gateway:http",
            "gateway -> monorail:http",
            "gateway -> talks-service:http",
            "gateway -> notes-service:http",
            "gateway -> control-plane:http",
            // for flags
            "talks-service -> control-plane:http",
            "notes-service -> control-plane:http",
            "notes-service -> talks-service:http",
            "notes-service -> monorail:http",
            "monorail -> monorail-db:postgresql",
            "talks-service -> talks-db:postgresql",
            "notes-service -> notes-db:postgresql",
            // who moves datasets, and who then follows whom
            "control-plane -> control-db:postgresql",
            "control-plane -> monorail-db:postgresql",
            "control-plane -> talks-db:postgresql",
            "control-plane -> notes-db:postgresql",
            "monorail-db -> talks-db:postgresql",
            "monorail-db -> notes-db:postgresql",
            "talks-db -> monorail-db:postgresql",
            "notes-db -> monorail-db:postgresql",
            // for the catalogue of services
            "control-plane -> monorail:http",
            "control-plane -> talks-service:http",
            "control-plane -> notes-service:http",
            "control-plane -> gateway:management",
            // each process tells its metrics
            "prometheus -> gateway:management",
            "prometheus -> monorail:http",
            "prometheus -> talks-service:http",
            "prometheus -> notes-service:http",
            "prometheus -> control-plane:http");

    @TempDir
    private Path scratch;

    @Test
    void allowsTheArrowsOfTheArchitectureAndNoOthers() {
        Set<String> arrows = new Network(Overlay.PRODUCTION.render(scratch), OTHERS).arrows();

        assertThat(arrows.stream().filter(arrow -> !isUpkeep(arrow))).containsExactlyInAnyOrderElementsOf(ARROWS);
    }

    @Test
    void letsThePodsOfADatabaseBeKeptByTheirOperatorAlone() {
        Set<String> arrows = new Network(Overlay.PRODUCTION.render(scratch), OTHERS).arrows();

        assertThat(arrows.stream().filter(arrow -> arrow.contains("notes-db:")))
                .containsExactlyInAnyOrder(
                        "notes-service -> notes-db:postgresql",
                        "control-plane -> notes-db:postgresql",
                        "monorail-db -> notes-db:postgresql",
                        "notes-db -> notes-db:postgresql",
                        "notes-db -> notes-db:status",
                        "operator -> notes-db:postgresql",
                        "operator -> notes-db:status");
    }

    @Test
    void letsNobodyOutButTheDatabasesToTheClustersApi() {
        assertThat(new Network(Overlay.PRODUCTION.render(scratch), OTHERS).waysOut())
                .containsExactly("192.0.2.1/32");
    }

    @Test
    void seesAWayOutToAnywhere() {
        Manifests open = Manifests.parse("""
                kind: NetworkPolicy
                metadata: { name: open, namespace: turnout }
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress: [{ ports: [{ protocol: TCP, port: 443 }] }]
                """, Set.of());

        assertThat(new Network(open, OTHERS).waysOut()).containsExactly("anywhere");
    }

    @Test
    void seesThatWithoutPoliciesAnybodyReachesAnything() {
        Manifests open = Manifests.parse("""
                kind: Deployment
                metadata: {name: app}
                spec: {template: {spec: {containers: [{ports: [{name: http, containerPort: 8080}]}]}}}
                """, Set.of());

        assertThat(new Network(open, List.of(STRANGER)).arrows())
                .containsExactlyInAnyOrder("app -> app:http", "stranger -> app:http", "app -> stranger:http");
    }

    /** Names are resolved; the instances of a database and their operator talk among themselves, and to the cluster. */
    private static boolean isUpkeep(String arrow) {
        return arrow.endsWith(" -> dns:dns")
                || arrow.startsWith("operator -> ")
                || arrow.matches("(.*-db) -> \\1:.*")
                || arrow.matches(".*-db -> ingress:https");
    }
}
