package io.turnout.platform.rest;

import io.turnout.platform.Accepts;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses clients of the API that take no JSON; Quarkus REST alone would not see that a client rules it out with {@code q=0}. */
public class JsonAnswers {
    @ServerRequestFilter
    public void requireJson(ContainerRequestContext request) {
        boolean api = request.getUriInfo().getPath().startsWith("/api/");
        if (api && !request.getMethod().equals(HttpMethod.OPTIONS)) {
            Accepts.requireJson(request.getHeaderString(HttpHeaders.ACCEPT));
        }
    }
}
