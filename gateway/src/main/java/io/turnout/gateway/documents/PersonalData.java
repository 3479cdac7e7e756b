package io.turnout.gateway.documents;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the API's description declares to be about persons, by {@code x-personal: true}.
 *
 * @param properties names of members of JSON objects
 * @param parameters names of query parameters
 */
public record PersonalData(Set<String> properties, Set<String> parameters) {
    private static final String MARK = "x-personal";

    public PersonalData {
        properties = Set.copyOf(properties);
        parameters = Set.copyOf(parameters);
    }

    /** Of the description that this gateway serves. */
    public static PersonalData ofThisApi() {
        return of(ApiDescription.text());
    }

    static PersonalData of(String openApi) {
        Set<String> properties = new TreeSet<>();
        Set<String> parameters = new TreeSet<>();
        collect(new Yaml(new SafeConstructor(new LoaderOptions())).load(openApi), properties, parameters);
        return new PersonalData(properties, parameters);
    }

    private static void collect(Object node, Set<String> properties, Set<String> parameters) {
        if (node instanceof Collection<?> items) {
            items.forEach(item -> collect(item, properties, parameters));
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> members) {
                members.forEach((name, schema) -> {
                    if (isMarked(schema)) {
                        properties.add(name.toString());
                    }
                });
            }
            if ("query".equals(map.get("in")) && isMarked(map)) {
                parameters.add(String.valueOf(map.get("name")));
            }
            map.values().forEach(value -> collect(value, properties, parameters));
        }
    }

    private static boolean isMarked(Object node) {
        return node instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get(MARK));
    }
}
