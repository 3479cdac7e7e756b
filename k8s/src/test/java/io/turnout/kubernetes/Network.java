package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who reaches whom, as the network policies of one namespace have it. */
final class Network {
    private final List<Resource> policies;
    private final List<Pod> pods;

    /** @param others pods of other namespaces */
    Network(Manifests manifests, List<Pod> others) {
        this.policies = manifests.all("NetworkPolicy").toList();
        this.pods = Stream.concat(Pod.of(manifests), others.stream()).toList();
    }

    /** Every way from a pod to a port of another one, as in {@code gateway -> monorail:http}, that begins or ends in ours. */
    Set<String> arrows() {
        Set<String> arrows = new TreeSet<>();
        for (Pod from : pods) {
            for (Pod to : pods) {
                for (Map.Entry<String, Integer> port : to.ports().entrySet()) {
                    boolean ours =
                            from.namespace().equals(Pod.OURS) || to.namespace().equals(Pod.OURS);
                    if (ours && allows(from, to, port)) {
                        arrows.add(from.owner() + " -> " + to.owner() + ":" + port.getKey());
                    }
                }
            }
        }
        return arrows;
    }

    /** The addresses, no pods', to which pods have a way: {@code anywhere} where a rule names no peer. */
    Set<String> waysOut() {
        Set<String> ways = new TreeSet<>();
        policies.stream()
                .flatMap(policy -> Resource.items(policy.json().at("/spec/egress")))
                .forEach(rule -> {
                    if (rule.path("to").isEmpty()) {
                        ways.add("anywhere");
                    }
                    Resource.items(rule.path("to"))
                            .filter(peer -> peer.has("ipBlock"))
                            .forEach(peer -> ways.add(peer.at("/ipBlock/cidr").asText()));
                });
        return ways;
    }

    private boolean allows(Pod from, Pod to, Map.Entry<String, Integer> port) {
        return permits("Ingress", "from", to, from, port) && permits("Egress", "to", from, to, port);
    }

    /** A pod that no policy of that direction selects may do all; else one must allow it. */
    private boolean permits(String type, String peers, Pod subject, Pod peer, Map.Entry<String, Integer> port) {
        List<JsonNode> specs = policies.stream()
                .map(policy -> policy.json().path("spec"))
                .filter(spec -> subject.namespace().equals(Pod.OURS)
                        && subject.isSelectedBy(spec.path("podSelector"))
                        && Resource.items(spec.path("policyTypes"))
                                .anyMatch(each -> each.asText().equals(type)))
                .toList();
        return specs.isEmpty()
                || specs.stream()
                        .flatMap(spec -> Resource.items(spec.path(type.toLowerCase(java.util.Locale.ROOT))))
                        .anyMatch(rule -> isPort(rule.path("ports"), port) && isPeer(rule.path(peers), peer));
    }

    private static boolean isPort(JsonNode ports, Map.Entry<String, Integer> port) {
        return ports.isEmpty()
                || Resource.items(ports)
                        .map(each -> each.path("port").asText())
                        .anyMatch(Set.of(port.getKey(), String.valueOf(port.getValue()))::contains);
    }

    private static boolean isPeer(JsonNode peers, Pod pod) {
        return peers.isEmpty()
                || Resource.items(peers).filter(peer -> !peer.has("ipBlock")).anyMatch(peer -> {
                    boolean namespace = peer.has("namespaceSelector")
                            ? Pod.selects(
                                    peer.path("namespaceSelector"),
                                    Map.of("kubernetes.io/metadata.name", pod.namespace()))
                            : pod.namespace().equals(Pod.OURS);
                    return namespace && pod.isSelectedBy(peer.path("podSelector"));
                });
    }
}
