package io.turnout.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever is referred to by its name is there. */
final class References {
    private static final Pattern HOST = Pattern.compile("^(?:http|jdbc:postgresql)://([^:/]+)");

    private References() {}

    static Stream<String> violations(Manifests manifests) {
        Set<String> known = known(manifests);
        return manifests.resources().stream()
                .flatMap(resource -> Stream.concat(
                        referred(resource)
                                .filter(name -> !known.contains(name))
                                .map(name -> resource + " refers to " + name + ", which is not there"),
                        unknownMounts(resource)));
    }

    private static Set<String> known(Manifests manifests) {
        Set<String> known = new HashSet<>(manifests.provided());
        for (Resource resource : manifests.resources()) {
            known.add(resource.toString());
            resource.json().path("data").fieldNames().forEachRemaining(key -> known.add(resource + "#" + key));
            if (resource.is("Cluster")) {
                // what the database operator makes of it
                for (String made : new String[] {
                    "Secret/%s-app", "Secret/%s-app#password", "Secret/%s-ca", "Secret/%s-ca#ca.crt", "Service/%s-rw"
                }) {
                    known.add(made.formatted(resource.name()));
                }
            }
        }
        return known;
    }

    private static Stream<String> referred(Resource resource) {
        JsonNode json = resource.json();
        Stream<String> ofPods = resource.pod().stream()
                .flatMap(pod -> Stream.of(
                        Resource.items(pod.at("/spec/volumes")).flatMap(References::volume),
                        resource.containers().flatMap(References::environment),
                        named("ServiceAccount", pod.at("/spec/serviceAccountName"))))
                .flatMap(names -> names);
        Stream<String> ofIngress =
                json.findValues("backend").stream().flatMap(backend -> named("Service", backend.at("/service/name")));
        Stream<String> ofTls =
                Resource.items(json.at("/spec/tls")).flatMap(tls -> named("Secret", tls.path("secretName")));
        return Stream.of(ofPods, ofIngress, ofTls, named("Service", json.at("/spec/serviceName")))
                .flatMap(names -> names);
    }

    private static Stream<String> volume(JsonNode volume) {
        return Stream.of(
                        named("Secret", volume.at("/secret/secretName")),
                        keys("Secret", volume.at("/secret/secretName"), volume.at("/secret/items")),
                        named("ConfigMap", volume.at("/configMap/name")),
                        keys("ConfigMap", volume.at("/configMap/name"), volume.at("/configMap/items")),
                        named("PersistentVolumeClaim", volume.at("/persistentVolumeClaim/claimName")))
                .flatMap(names -> names);
    }

    private static Stream<String> environment(JsonNode container) {
        Stream<String> values = Resource.items(container.path("env"))
                .flatMap(variable -> Stream.of(
                                named("Secret", variable.at("/valueFrom/secretKeyRef/name")),
                                named("ConfigMap", variable.at("/valueFrom/configMapKeyRef/name")),
                                host(variable.path("value").asText()))
                        .flatMap(names -> names));
        Stream<String> all = Resource.items(container.path("envFrom"))
                .flatMap(source -> Stream.concat(
                        named("Secret", source.at("/secretRef/name")),
                        named("ConfigMap", source.at("/configMapRef/name"))));
        return Stream.concat(values, all);
    }

    /** A URL within the cluster names a service. */
    private static Stream<String> host(String value) {
        Matcher host = HOST.matcher(value);
        return host.find() ? Stream.of("Service/" + host.group(1)) : Stream.empty();
    }

    private static Stream<String> named(String kind, JsonNode name) {
        return name.isTextual() ? Stream.of(kind + "/" + name.asText()) : Stream.empty();
    }

    private static Stream<String> keys(String kind, JsonNode name, JsonNode items) {
        return Resource.items(items)
                .map(item -> kind + "/" + name.asText() + "#" + item.path("key").asText());
    }

    private static Stream<String> unknownMounts(Resource resource) {
        Set<String> volumes = resource.pod().stream()
                .flatMap(pod -> Stream.concat(
                        Resource.items(pod.at("/spec/volumes")).map(volume -> volume.path("name")),
                        Resource.items(resource.json().at("/spec/volumeClaimTemplates"))
                                .map(claim -> claim.at("/metadata/name"))))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return resource.containers()
                .flatMap(container -> Resource.items(container.path("volumeMounts")))
                .map(mount -> mount.path("name").asText())
                .filter(name -> !volumes.contains(name))
                .map(name -> resource + " mounts " + name + ", which is no volume of it");
    }
}
