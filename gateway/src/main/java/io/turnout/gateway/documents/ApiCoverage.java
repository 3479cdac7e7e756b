package io.turnout.gateway.documents;

import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.plan.RouteTemplate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the API's description says that requests to a capability can show: fields, parameters and status codes. */
public final class ApiCoverage {
    /** Of the others, some are the gateway's own answers, and some nobody can bring about. */
    private static final Set<String> STATUSES =
            Set.of("200", "201", "204", "400", "404", "406", "409", "412", "415", "422");

    private static final int DEEPEST = 8;

    private final Map<?, ?> document;

    /**
     * @param fields their paths, as {@code $.items[*].title}
     * @param exercised as {@code status:404}, {@code parameter:page}
     */
    public record Expected(Set<String> fields, Set<String> exercised) {
        public Expected {
            fields = Collections.unmodifiableSet(new TreeSet<>(fields));
            exercised = Collections.unmodifiableSet(new TreeSet<>(exercised));
        }
    }

    private ApiCoverage(Map<?, ?> document) {
        this.document = document;
    }

    /** Of the description that this gateway serves. */
    public static ApiCoverage ofThisApi() {
        return of(ApiDescription.text());
    }

    static ApiCoverage of(String openApi) {
        return new ApiCoverage(new Yaml(new SafeConstructor(new LoaderOptions())).load(openApi));
    }

    /**
     * What requests that a capability's routes lead to can show.
     *
     * @param all capabilities: a parameter by which another one's route is told apart does not come here
     */
    public Expected of(Capability capability, Collection<Capability> all) {
        Set<String> fields = new TreeSet<>();
        Set<String> exercised = new TreeSet<>();
        for (RouteTemplate route : capability.routes()) {
            Map<?, ?> path = path(route);
            Map<?, ?> operation = map(path, route.method().toLowerCase(Locale.ROOT));
            addParameters(list(path, "parameters"), route, all, exercised);
            addParameters(list(operation, "parameters"), route, all, exercised);
            map(operation, "responses").forEach((status, response) -> {
                if (STATUSES.contains(status.toString())) {
                    exercised.add("status:" + status);
                }
                if (status.toString().startsWith("2")) {
                    Map<?, ?> json = map(map(resolved(response), "content"), "application/json");
                    // the other alternatives are what the route's parameter is for
                    addFields(chosen(map(json, "schema"), route), "$", new ArrayDeque<>(), fields);
                }
            });
        }
        return new Expected(fields, exercised);
    }

    private void addParameters(
            List<?> parameters, RouteTemplate route, Collection<Capability> all, Set<String> exercised) {
        for (Object each : parameters) {
            Map<?, ?> parameter = resolved(each);
            String name = String.valueOf(parameter.get("name"));
            if ("query".equals(parameter.get("in")) && !leadsElsewhere(name, route, all)) {
                exercised.add("parameter:" + name);
            }
        }
    }

    private static boolean leadsElsewhere(String parameter, RouteTemplate route, Collection<Capability> all) {
        return !route.query().containsKey(parameter)
                && all.stream()
                        .flatMap(capability -> capability.routes().stream())
                        .anyMatch(other -> other.method().equals(route.method())
                                && shape(pathOf(other)).equals(shape(pathOf(route)))
                                && other.query().containsKey(parameter));
    }

    private Map<?, ?> chosen(Map<?, ?> schema, RouteTemplate route) {
        List<?> alternatives = list(schema, "anyOf");
        return alternatives.isEmpty() || !route.query().isEmpty() ? schema : resolved(alternatives.getFirst());
    }

    /** @param within the references that lead here, none of which is followed a second time */
    private void addFields(Map<?, ?> schema, String path, Deque<Object> within, Set<String> fields) {
        Object reference = schema.get("$ref");
        if (within.size() > DEEPEST || reference != null && within.contains(reference)) {
            return;
        }
        within.push(reference == null ? "" : reference);
        Map<?, ?> known = resolved(schema);
        map(known, "properties").forEach((name, member) -> {
            String field = path + "." + name;
            fields.add(field);
            addFields((Map<?, ?>) member, field, within, fields);
        });
        if (known.get("items") instanceof Map<?, ?> items) {
            addFields(items, path + "[*]", within, fields);
        }
        for (String several : List.of("allOf", "anyOf", "oneOf")) {
            list(known, several).forEach(each -> addFields((Map<?, ?>) each, path, within, fields));
        }
        within.pop();
    }

    private Map<?, ?> path(RouteTemplate route) {
        for (Map.Entry<?, ?> path : map(document, "paths").entrySet()) {
            if (shape(path.getKey().toString()).equals(shape(pathOf(route)))) {
                return (Map<?, ?>) path.getValue();
            }
        }
        return Map.of();
    }

    private static String pathOf(RouteTemplate route) {
        return route.text().substring(route.text().indexOf(' ') + 1).replaceAll("\\?.*", "");
    }

    /** Whatever its parameters are called. */
    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private Map<?, ?> resolved(Object node) {
        Map<?, ?> map = (Map<?, ?>) node;
        if (!(map.get("$ref") instanceof String reference)) {
            return map;
        }
        Map<?, ?> found = document;
        for (String step : reference.substring(2).split("/")) {
            found = map(found, step);
        }
        return resolved(found);
    }

    private static Map<?, ?> map(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> found ? found : Map.of();
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> found ? found : List.of();
    }
}
