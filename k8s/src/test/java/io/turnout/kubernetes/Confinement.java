package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A pod is nobody special: no root, nothing that can be written but what is mounted for it, no capabilities, no token of
 * the cluster, no secret in its environment.
 */
final class Confinement {
    private static final List<String> OF_THE_HOST = List.of("hostNetwork", "hostPID", "hostIPC");

    private Confinement() {}

    static Stream<String> violations(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(resource -> Stream.concat(
                                ofPod(resource.pod().orElseThrow().path("spec")),
                                resource.containers().flatMap(Confinement::ofContainer))
                        .map(violation -> resource + " " + violation));
    }

    private static Stream<String> ofPod(JsonNode pod) {
        JsonNode context = pod.path("securityContext");
        Map<String, Boolean> rules = new LinkedHashMap<>();
        rules.put("has the cluster's token", isFalse(pod.path("automountServiceAccountToken")));
        rules.put("has variables for every service", isFalse(pod.path("enableServiceLinks")));
        rules.put("may run as root", isTrue(context.path("runAsNonRoot")));
        rules.put(
                "does not say as which user it runs", context.path("runAsUser").asInt() > 0);
        rules.put(
                "does not say as which group it runs",
                context.path("runAsGroup").asInt() > 0);
        rules.put(
                "may make any system call",
                context.at("/seccompProfile/type").asText().equals("RuntimeDefault"));
        rules.put("shares what is the host's", OF_THE_HOST.stream().noneMatch(name -> isTrue(pod.path(name))));
        rules.put(
                "mounts a folder of the host",
                pod.path("volumes").findValues("hostPath").isEmpty());
        return broken(rules);
    }

    private static Stream<String> ofContainer(JsonNode container) {
        JsonNode context = container.path("securityContext");
        JsonNode capabilities = context.path("capabilities");
        Map<String, Boolean> rules = new LinkedHashMap<>();
        rules.put("may gain privileges", isFalse(context.path("allowPrivilegeEscalation")));
        rules.put("is privileged", !isTrue(context.path("privileged")));
        rules.put("can write into its image", isTrue(context.path("readOnlyRootFilesystem")));
        rules.put(
                "has capabilities",
                Resource.items(capabilities.path("drop"))
                                .anyMatch(name -> name.asText().equals("ALL"))
                        && capabilities.path("add").isEmpty());
        rules.put(
                "has a secret in its environment",
                Resource.items(container.path("env")).noneMatch(Confinement::isSecret));
        return broken(rules);
    }

    private static boolean isSecret(JsonNode variable) {
        String name = variable.path("name").asText();
        return name.matches(".*(PASSWORD|SECRET|TOKEN|PRIVATE).*") && !name.endsWith("_FILE");
    }

    private static Stream<String> broken(Map<String, Boolean> rules) {
        return rules.entrySet().stream().filter(rule -> !rule.getValue()).map(Map.Entry::getKey);
    }

    private static boolean isTrue(JsonNode node) {
        return node.asBoolean(false);
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }
}
