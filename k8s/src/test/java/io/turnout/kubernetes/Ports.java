package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Every port has a name, and whatever names or numbers one means a port that is there. */
final class Ports {
    private Ports() {}

    static Stream<String> violations(Manifests manifests) {
        List<Pod> pods = Pod.of(manifests).toList();
        return manifests.resources().stream().flatMap(resource -> switch (resource.kind()) {
            case "Service" -> ofService(resource, pods);
            case "Ingress" -> ofIngress(resource, manifests);
            default -> ofContainers(resource);
        });
    }

    private static Stream<String> ofContainers(Resource resource) {
        return resource.containers().flatMap(container -> {
            List<JsonNode> ports = Resource.items(container.path("ports")).toList();
            Stream<String> nameless = ports.stream()
                    .filter(port -> !port.has("name"))
                    .map(port -> resource + " has a port without a name: " + port);
            Stream<String> probes = container.findValues("httpGet").stream()
                    .map(action -> action.path("port"))
                    .filter(port -> ports.stream()
                            .noneMatch(each -> each.path("name").equals(port)
                                    || each.path("containerPort").equals(port)))
                    .map(port -> resource + " is probed at port " + port + ", which it has not");
            return Stream.concat(nameless, probes);
        });
    }

    private static Stream<String> ofService(Resource service, List<Pod> pods) {
        return Resource.items(service.json().at("/spec/ports")).flatMap(port -> {
            JsonNode target = port.path("targetPort");
            boolean there = pods.stream()
                    .filter(pod -> pod.labels()
                            .entrySet()
                            .containsAll(Pod.texts(service.json().at("/spec/selector"))
                                    .entrySet()))
                    .anyMatch(pod -> pod.ports().containsKey(target.asText())
                            || pod.ports().containsValue(target.asInt()));
            return Stream.of(
                            port.has("name") ? null : service + " has a port without a name: " + port,
                            there ? null : service + " leads to port " + target + ", which its pods have not")
                    .filter(violation -> violation != null);
        });
    }

    private static Stream<String> ofIngress(Resource ingress, Manifests manifests) {
        return ingress.json().findValues("backend").stream()
                .map(backend -> backend.path("service"))
                .filter(backend -> manifests
                        .all("Service")
                        .filter(service ->
                                service.name().equals(backend.path("name").asText()))
                        .flatMap(service -> Resource.items(service.json().at("/spec/ports")))
                        .noneMatch(port -> port.path("name").equals(backend.at("/port/name"))))
                .map(backend -> ingress + " leads to a port without that name: " + backend);
    }
}
