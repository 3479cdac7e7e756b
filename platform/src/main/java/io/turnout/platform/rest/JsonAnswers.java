package io.turnout.platform.rest;

import io.turnout.platform.Accepts;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Refuses clients of the API that take no JSON; Quarkus REST alone would not see that a client rules it out with {@code q=0}. */
public class JsonAnswers {
    @ServerRequestFilter
    public void requireJson(ContainerRequestContext request, SimpleResourceInfo resource) {
        boolean api = request.getUriInfo().getPath().startsWith("/api/");
        boolean others = resource.getResourceClass() != null
                && resource.getResourceClass().isAnnotationPresent(NotJsonAlone.class);
        if (api && !others && !request.getMethod().equals(HttpMethod.OPTIONS)) {
            Accepts.requireJson(request.getHeaderString(HttpHeaders.ACCEPT));
        }
    }
}
