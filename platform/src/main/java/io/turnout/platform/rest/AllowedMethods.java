package io.turnout.platform.rest;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/**
 * Puts the methods of the path at hand into {@code Allow}, on 405 and on OPTIONS: Quarkus REST leaves the header out of
 * the one, and lists in the other the methods of all paths of the same resource class.
 */
@Singleton
public class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private volatile List<Endpoint> endpoints;

    private record Endpoint(String method, Pattern path) {}

    @ServerResponseFilter
    public void allow(ContainerRequestContext request, ContainerResponseContext response) {
        boolean options = request.getMethod().equals(HttpMethod.OPTIONS) && response.getStatus() < 300;
        if (options || response.getStatus() == 405) {
            Set<String> methods = methods(request.getUriInfo().getPath());
            if (!methods.isEmpty()) {
                response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
            }
        }
    }

    private Set<String> methods(String path) {
        Set<String> methods = endpoints().stream()
                .filter(endpoint -> endpoint.path().matcher(path).matches())
                .map(Endpoint::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private List<Endpoint> endpoints() {
        if (endpoints == null) {
            List<Endpoint> found = new ArrayList<>();
            RuntimeResourceVisitor visitor = new RuntimeResourceVisitor() {
                @Override
                public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                    found.add(new Endpoint(method, pattern(path)));
                }
            };
            RuntimeResourceVisitor.visitRuntimeResources(
                    "/", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), visitor);
            endpoints = List.copyOf(found);
        }
        return endpoints;
    }

    private static Pattern pattern(String path) {
        String literal = Stream.of(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> PARAMETER.matcher(segment).matches() ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/"));
        return Pattern.compile("/?" + literal + "/?");
    }
}
