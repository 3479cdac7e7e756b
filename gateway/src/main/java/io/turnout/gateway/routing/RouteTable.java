package io.turnout.gateway.routing;

import io.turnout.gateway.plan.RouteTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Routes as a trie of path segments. A literal goes before a parameter, a parameter before a rest, and on the same path a
 * route that requires query parameters before one that does not. Immutable once built; a look-up allocates nothing.
 *
 * @param <T> what a route leads to
 */
public final class RouteTable<T> {
    private final Node<T> root = new Node<>();

    /** The routes, with no two ambiguous. */
    public RouteTable(Map<RouteTemplate, T> routes) {
        routes.forEach((template, target) -> {
            Node<T> node = root;
            for (RouteTemplate.Segment segment : template.segments()) {
                node = node.child(segment);
            }
            node.add(template, target);
        });
    }

    /**
     * The target of a request; HEAD goes where GET goes.
     *
     * @param path as {@link RequestPath} makes it
     * @param query raw, null if there is none
     * @return null if no route has this path, method and query
     */
    public T find(String method, String path, String query) {
        return find(root, path, 1, method.equals("HEAD") ? "GET" : method, query);
    }

    /** Methods that a path has, HEAD and OPTIONS among them; empty if there is no such path. */
    public Collection<String> methods(String path, String query) {
        TreeSet<String> methods = new TreeSet<>();
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            if (find(method, path, query) != null) {
                methods.add(method);
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private static <T> T find(Node<T> node, String path, int from, String method, String query) {
        if (from > path.length()) {
            return node.pick(method, query);
        }
        int slash = path.indexOf('/', from);
        int end = slash < 0 ? path.length() : slash;
        Node<T> literal = node.literal(path, from, end);
        T found = literal == null ? null : find(literal, path, end + 1, method, query);
        if (found == null && node.parameter != null && end > from) {
            found = find(node.parameter, path, end + 1, method, query);
        }
        return found == null && node.rest != null ? node.rest.pick(method, query) : found;
    }

    private record Entry<T>(RouteTemplate template, T target) {}

    private static final class Node<T> {
        private String[] names = {};
        private final List<Node<T>> children = new ArrayList<>();
        private final List<Entry<T>> entries = new ArrayList<>();
        private Node<T> parameter;
        private Node<T> rest;

        Node<T> child(RouteTemplate.Segment segment) {
            return switch (segment.kind()) {
                case PARAMETER -> parameter = parameter == null ? new Node<>() : parameter;
                case REST -> rest = rest == null ? new Node<>() : rest;
                case LITERAL -> {
                    Node<T> known = literal(segment.text(), 0, segment.text().length());
                    if (known == null) {
                        known = new Node<>();
                        names = Arrays.copyOf(names, names.length + 1);
                        names[names.length - 1] = segment.text();
                        children.add(known);
                    }
                    yield known;
                }
            };
        }

        void add(RouteTemplate template, T target) {
            entries.add(new Entry<>(template, target));
            entries.sort(
                    (a, b) -> b.template.query().size() - a.template.query().size());
        }

        Node<T> literal(String path, int from, int end) {
            int length = end - from;
            for (int i = 0; i < names.length; i++) {
                if (names[i].length() == length && path.startsWith(names[i], from)) {
                    return children.get(i);
                }
            }
            return null;
        }

        T pick(String method, String query) {
            for (int i = 0; i < entries.size(); i++) {
                Entry<T> entry = entries.get(i);
                if (entry.template.method().equals(method) && hasAll(entry.template.query(), query)) {
                    return entry.target;
                }
            }
            return null;
        }

        private static boolean hasAll(Map<String, String> required, String query) {
            if (required.isEmpty()) {
                return true;
            }
            for (Map.Entry<String, String> parameter : required.entrySet()) {
                if (!parameter.getValue().equals(Query.first(query, parameter.getKey()))) {
                    return false;
                }
            }
            return true;
        }
    }
}
