package io.turnout.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The schema of Kubernetes' own kinds, as the official client's models have it; unknown members are refused. */
final class Schema {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    /** Each group's version, as in the models' names. */
    private static final Map<String, String> VERSIONS = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "policy/v1", "V1",
            "autoscaling/v2", "V2");
    /** Kinds of others, of which there are no models. */
    private static final Set<String> FOREIGN = Set.of("postgresql.cnpg.io/v1/Cluster");

    private Schema() {}

    static boolean isForeign(Resource resource) {
        return FOREIGN.contains(resource.apiVersion() + "/" + resource.kind());
    }

    /** What is wrong with one of Kubernetes' own. */
    static Optional<String> violation(Resource resource) {
        String version = VERSIONS.get(resource.apiVersion());
        if (version == null) {
            return Optional.of(resource + ": no known apiVersion: " + resource.apiVersion());
        }
        try {
            Class.forName(MODELS + version + resource.kind())
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(resource.json().toString()));
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of(resource + ": no known kind");
        } catch (InvocationTargetException e) {
            return Optional.of(resource + ": " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
